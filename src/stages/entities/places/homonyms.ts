import { wordList } from "../lexicon/word-list.ts"

/**
 * Short forms that are words, or names of several places and regions alike: they stand for the division only right
 * behind the name of what it lies in (天津和平).
 */
export const AMBIGUOUS: ReadonlySet<string> = new Set(
  wordList(`
    朝阳 海西 黄南 中山 东方 长安 中原 江南 江北 和平 九龙 河口 港口 海港 平安 西城 东城 城中 城东 城西 城北 城南
    河东 河西 江东 沿河 通道 白云 繁荣 红旗 友好 解放 民主 新民 前进 向阳 太平 永定 互助 大厂 共和 资源 凤凰 安定 安宁 长乐
    南沙 新兴 新生 开化 庆安 同安 大化 双江 三江 城厢 鼓楼 新华 桥西 桥东 铁西 铁东 市中 海州 南澳
  `)
)

/** Short forms that are the mountain, the water, the region or the old town even there: 安徽黄山, 丽江古城. */
export const NATURAL: ReadonlySet<string> = new Set(
  wordList("黄山 大兴安岭 红河 怒江 北海 海北 石林 长白 五台 西夏 古城 老城 新城 城关 东西湖")
)

/** A county's short form that ends so is one of these too: 衡山, 洪湖, 南海. */
export const NATURAL_ENDING = /[山湖江河海岭岛峡溪泉岗坡沟]$/

/** Those that are the division all the same. */
export const WELL_KNOWN: ReadonlySet<string> = new Set(
  wordList("昆山 萧山 韶山 璧山 绥芬河 梅河口 枝江 晋江 同江 吴江 潜江 靖江 镇海 静海 澄海")
)
