import { wordList } from "./word-list.ts"

/** Short names of countries and territories; jieba takes many of them for people or leaves them in pieces. */
export const COUNTRIES: ReadonlySet<string> = new Set(
  wordList(`
    中国 美国 俄罗斯 英国 法国 德国 日本 韩国 朝鲜 印度 巴基斯坦 孟加拉国 尼泊尔 不丹 斯里兰卡 马尔代夫 缅甸 泰国 老挝
    柬埔寨 越南 马来西亚 新加坡 印度尼西亚 印尼 菲律宾 文莱 东帝汶 蒙古国 蒙古 哈萨克斯坦 吉尔吉斯斯坦 塔吉克斯坦
    土库曼斯坦 乌兹别克斯坦 阿富汗 伊朗 伊拉克 叙利亚 黎巴嫩 约旦 以色列 巴勒斯坦 沙特 沙特阿拉伯 也门 阿曼 阿联酋
    卡塔尔 巴林 科威特 土耳其 塞浦路斯 格鲁吉亚 亚美尼亚 阿塞拜疆 乌克兰 白俄罗斯 摩尔多瓦 立陶宛 拉脱维亚 爱沙尼亚
    芬兰 瑞典 挪威 丹麦 冰岛 爱尔兰 荷兰 比利时 卢森堡 瑞士 奥地利 列支敦士登 西班牙 葡萄牙 意大利 梵蒂冈 圣马力诺
    马耳他 摩纳哥 安道尔 希腊 波兰 捷克 斯洛伐克 匈牙利 罗马尼亚 保加利亚 塞尔维亚 克罗地亚 斯洛文尼亚 波黑 黑山
    北马其顿 阿尔巴尼亚 加拿大 墨西哥 危地马拉 洪都拉斯 萨尔瓦多 尼加拉瓜 哥斯达黎加 巴拿马 古巴 海地 多米尼加
    牙买加 巴哈马 巴巴多斯 格林纳达 哥伦比亚 委内瑞拉 圭亚那 苏里南 厄瓜多尔 秘鲁 玻利维亚 巴西 巴拉圭 乌拉圭
    阿根廷 智利 埃及 苏丹 南苏丹 利比亚 突尼斯 阿尔及利亚 摩洛哥 毛里塔尼亚 马里 尼日尔 乍得 塞内加尔 冈比亚
    几内亚 几内亚比绍 塞拉利昂 利比里亚 科特迪瓦 加纳 多哥 贝宁 布基纳法索 尼日利亚 喀麦隆 赤道几内亚 加蓬 中非共和国
    埃塞俄比亚 厄立特里亚 吉布提 索马里 肯尼亚 乌干达 坦桑尼亚 卢旺达 布隆迪 赞比亚 津巴布韦 马拉维 莫桑比克 安哥拉
    纳米比亚 博茨瓦纳 南非 莱索托 斯威士兰 马达加斯加 毛里求斯 塞舌尔 科摩罗 佛得角 澳大利亚 新西兰 斐济 萨摩亚 汤加
    瓦努阿图 基里巴斯 所罗门群岛 巴布亚新几内亚 密克罗尼西亚 瑙鲁 帕劳 图瓦卢 中华人民共和国
  `)
)

/** Regions and places that stand in the news under a fixed name. */
export const REGIONS: ReadonlyArray<string> = wordList(`
  粤港澳大湾区 长三角 珠三角 京津冀 环渤海 长江经济带 成渝地区双城经济圈 海南自由贸易港 雄安新区 浦东新区 滨海新区
  加沙地带 约旦河西岸 戈兰高地 霍尔木兹海峡 台湾海峡 朝鲜半岛 中南半岛 阿拉伯半岛 巴尔干 克里米亚 顿巴斯 中亚 中东 西亚
  东南亚 南亚 东亚 东北亚 拉美 亚太 北非 西非 东非 中非共和国 欧亚 北美 南美 东欧 西欧 北欧 青藏高原 黄土高原
  顿涅茨克 特拉维夫 巴赫穆特 汗尤尼斯 拉法 赫尔松 哈尔科夫 敖德萨 扎波罗热 卢甘斯克 库尔斯克 别尔哥罗德 第聂伯罗 基辅 莫斯科
  阿斯塔纳 华盛顿 纽约 伦敦 巴黎 柏林 布鲁塞尔 日内瓦 维也纳 马来西亚 阿拉伯 京杭大运河 北部湾 平壤 利雅得 伊斯法罕 金边 万象
  天安门广场 人民大会堂 中南海 钓鱼台国宾馆 月球 火星
`)

/** One-character names of countries and of Chinese provinces, as in 中美, 俄方, 沪. */
export const ONE_CHARACTER_NAMES =
  "中美俄英法德日韩朝印巴越泰老柬缅马新菲蒙哈吉塔乌伊叙黎以沙土埃苏利阿肯坦赞津安加澳墨古智秘委欧非亚拉华" +
  "港台京津沪渝冀晋辽黑苏浙皖闽赣鲁豫鄂湘粤琼川黔滇陕甘青桂藏宁疆深厦匈塞捷波希葡荷比白格洪孟斐"

/** Names of one character side by side that are none with 中: 俄乌, 深港. */
export const ROWS_OF_NAMES: ReadonlySet<string> = new Set(
  wordList(`
    俄乌 乌俄 巴以 以巴 美俄 俄美 美英 美日 美韩 日韩 美以 以美 美欧 欧美 俄欧 印巴 朝韩 韩朝 美朝 以黎 黎以 以伊 伊以 美伊 叙以
    深港 港澳 粤港 粤港澳 港澳台 澜湄 亚欧 欧亚 亚非 亚非拉 闽宁 京津 津冀 川渝 成渝 鲁豫 苏浙 沪浙 陕甘 晋陕 赣粤 桂黔 粤桂
  `)
)

/** Words that look like a row of names with 中 and are none. */
export const NOT_A_ROW: ReadonlySet<string> = new Set(
  wordList(
    "中南 中海 中新 中土 中古 中黑 中港 中台 中津 中川 中青 中宁 中波 中深 港中 台中 川中 晋中 黔中 日中 非中 新中 安中 古中 青中 深中 洪中 白中 黑中"
  )
)

/** Those that hardly mean anything else when they are a word of their own. */
export const SURE_ONE_CHARACTER_NAMES: ReadonlySet<string> = new Set(
  "俄乌美柬韩叙渝沪京粤闽浙皖赣鄂湘琼黔滇桂藏澳菲缅墨埃英冀豫".split("")
)

/** Words that jieba takes for places. */
export const NOT_A_PLACE: ReadonlySet<string> = new Set(
  wordList(`
    两国 城市 陆海 多国 深度 美丽 治国 新春 惠及 深海 合龙 嘉宾 缅怀 外国 台风 城镇 青春 海洋 爱国 大国 太阳 东西 高山 南北
    中断 新建 串联 深水 入海 大坝 开港 上市 蛟龙 北半球 南半球 上门 英雄 湖泊 大江 大河 扎根 天南海北 海峡 大洋 崇山峻岭
    临街 喜庆 鹊桥 美美 天宫 城中村 江海 热烈祝贺 南南合作 中华文明 广大干部 黑土地 重大意义 大中城市 舟 中华 国门 边境
    山区 林区 景区 城区 乡村 农村 古城 山水 山河 湖区 海上 海底 海域 海岛 沿海 沿江 平原 高原 草原 沙漠 西方 东方 南方 北方
    地球 世界 全球 开园 海港 地区 伊斯兰 北溪 普京 萨苏 中南
  `)
)
