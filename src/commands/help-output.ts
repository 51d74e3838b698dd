import { Console, Effect } from "effect"
import { CliOutput } from "effect/cli"

const onStderr: Console.Console = Object.assign(Object.create(console) as Console.Console, {
  log: (...args: ReadonlyArray<unknown>) => console.error(...args)
})

/** Help that was not asked for goes to stderr with what is wrong: stdout is for what a program reads. */
export const layerHelpOutput = CliOutput.layerPresenter({
  present: (event) => {
    const present = CliOutput.defaultPresenter.present(event)
    const isAnswer = event._tag === "Version" || (event._tag === "Help" && event.reason === "Requested")
    return isAnswer ? present : Effect.provideService(present, Console.Console, onStderr)
  }
})
