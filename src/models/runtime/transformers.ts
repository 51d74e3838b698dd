/**
 * transformers.js, and onnxruntime with it, from the moment that a model is asked for: a run of stages that have no such
 * model neither waits for them nor holds their memory.
 */
export const transformers = async (): Promise<typeof import("@huggingface/transformers")> => {
  const loaded = await import("@huggingface/transformers")
  // A bulletin must never leave the machine, nor a model arrive unverified.
  loaded.env.allowRemoteModels = false
  return loaded
}
