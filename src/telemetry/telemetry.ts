import { Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { OtlpTracer, OtlpSerialization } from "effect/observability"

/**
 * Sends the spans of Effect's functions to an OpenTelemetry collector (OTLP over HTTP), e.g. `http://localhost:4318`.
 * Without an endpoint nothing is sent. Workers have a layer of their own; their spans hang under the main thread's.
 */
export const layerTelemetry = (endpoint: string | null): Layer.Layer<never> =>
  endpoint === null
    ? Layer.empty
    : OtlpTracer.layer({
        url: `${endpoint.replace(/\/$/, "")}/v1/traces`,
        resource: { serviceName: "jianbao" }
      }).pipe(Layer.provide(OtlpSerialization.layerJson), Layer.provide(FetchHttpClient.layer))
