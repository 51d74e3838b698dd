import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

const NAMES = [process.env["CHROMIUM"], "chromium", "chromium-browser", "google-chrome"]

/** The browser of this machine, if it has one. */
export const CHROMIUM = NAMES.find(
  (name) => name !== undefined && spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0
)

type Message = { readonly id?: number; readonly method?: string; readonly params?: unknown; readonly result?: unknown }

/** A page in a headless browser, spoken to in the Chrome DevTools Protocol. */
export class Page {
  readonly #socket: WebSocket
  readonly #browser: ChildProcess
  readonly #profile: string
  readonly #waiting = new Map<number, (result: unknown) => void>()
  #next = 1
  /** What went wrong in the page, and what it asked the network for. */
  readonly errors: Array<string> = []
  readonly requests: Array<string> = []

  private constructor(socket: WebSocket, browser: ChildProcess, profile: string) {
    this.#socket = socket
    this.#browser = browser
    this.#profile = profile
    socket.addEventListener("message", ({ data }) => this.#hear(JSON.parse(String(data)) as Message))
  }

  static async open(url: string): Promise<Page> {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), "jianbao-chromium-"))
    const flags = [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`
    ]
    const browser = spawn(CHROMIUM!, [...flags, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] })
    const endpoint = await new Promise<string>((resolve, reject) => {
      let said = ""
      browser.stderr.on("data", (chunk: Buffer) => {
        said += chunk.toString()
        const found = /DevTools listening on (ws:\S+)/.exec(said)
        if (found !== null) resolve(found[1]!)
      })
      browser.on("exit", () => reject(new Error(`the browser ended:\n${said}`)))
    })
    const { port } = new URL(endpoint)
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Array<{
      readonly type: string
      readonly webSocketDebuggerUrl: string
    }>
    const socket = new WebSocket(targets.find(({ type }) => type === "page")!.webSocketDebuggerUrl)
    await new Promise((resolve) => socket.addEventListener("open", resolve))
    const page = new Page(socket, browser, profile)
    for (const domain of ["Runtime", "Log", "Network", "Page"]) await page.send(`${domain}.enable`)
    await page.send("Page.navigate", { url })
    while ((await page.evaluate("document.readyState")) !== "complete")
      await new Promise((resolve) => setTimeout(resolve, 20))
    return page
  }

  send(method: string, params: object = {}): Promise<unknown> {
    const id = this.#next++
    this.#socket.send(JSON.stringify({ id, method, params }))
    return new Promise((resolve) => this.#waiting.set(id, resolve))
  }

  /** The value of an expression in the page; of a promise, what it becomes. */
  async evaluate(expression: string): Promise<unknown> {
    const { result } = (await this.send("Runtime.evaluate", {
      expression,
      returnByValue: true,
      awaitPromise: true
    })) as {
      readonly result: { readonly value?: unknown }
    }
    return result.value
  }

  /** Presses a key, as a person would. */
  async press(key: string, text?: string): Promise<void> {
    await this.send("Input.dispatchKeyEvent", { type: "keyDown", key, ...(text === undefined ? {} : { text }) })
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", key })
  }

  /** Writes a picture of what is seen to a file. */
  async picture(file: string): Promise<void> {
    const { data } = (await this.send("Page.captureScreenshot", { format: "png" })) as { readonly data: string }
    fs.writeFileSync(file, Buffer.from(data, "base64"))
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#browser.on("exit", resolve))
    this.#socket.close()
    this.#browser.removeAllListeners("exit")
    this.#browser.on("exit", () => fs.rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 }))
    this.#browser.kill()
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000))])
  }

  #hear({ id, method, params, result }: Message): void {
    if (id !== undefined) {
      this.#waiting.get(id)?.(result)
      this.#waiting.delete(id)
    }
    const said = params as {
      readonly entry?: { readonly level: string; readonly text: string }
      readonly request?: { readonly url: string }
    }
    if (method === "Runtime.exceptionThrown") this.errors.push(JSON.stringify(params))
    if (method === "Log.entryAdded" && said.entry?.level === "error") this.errors.push(said.entry.text)
    if (method === "Network.requestWillBeSent") this.requests.push(said.request!.url)
  }
}
