import Editorial
import Support

/// An embedding model behind its vendor's dialect; one call, no retry.
protocol EmbeddingEngine: Sendable {
    /// Kind and model, "ollama/all-minilm".
    var name: String { get }
    /// Throws `ModelFailure`, permanent when it is about the texts, `ContextOverflow` or `CancellationError`.
    func embed(_ texts: [String]) async throws -> EmbeddedTexts
}

/// Asks an engine again where that helps: after a pause, with shorter texts, or without the text that it cannot take.
struct PatientEmbedder: Embedder {
    private static let tries = 3
    private static let backoff = Backoff(base: .milliseconds(500), ceiling: .seconds(8))
    /// A server that asks for a longer pause is away for now.
    private static let longest = Duration.seconds(8)
    private static let shortest = 60
    /// One text in a batch that the model cannot take is found by halving; more than a few are the model's own fault.
    private static let mostHalvings = 12

    let engine: any EmbeddingEngine
    let clock: any DeskClock
    let price: ModelPrice?

    let batch = 32
    var name: String { engine.name }

    func embed(_ texts: [String]) async throws -> EmbeddedTexts {
        var halvings = Self.mostHalvings
        var made = try await embed(texts[...], &halvings)
        if made.embeddings.allSatisfy({ $0 == nil }) {
            // Are these texts bad, or is the model? A plain word tells.
            let probe = try await shortened(["news"])
            made.tokens += probe.tokens
            if probe.embeddings != [nil] {
                made.version = probe.version
            } else {
                throw ModelFailure(model: name, disposition: .permanent, sentence: "it makes nothing of any text")
            }
        }
        return made
    }

    private func embed(_ texts: ArraySlice<String>, _ halvings: inout Int) async throws -> EmbeddedTexts {
        do {
            return try await shortened(Array(texts))
        } catch let failure as ModelFailure where failure.disposition == .permanent && halvings > 0 {
            halvings -= 1
            if texts.count == 1 { return EmbeddedTexts(version: "", embeddings: [nil]) }
            let middle = texts.startIndex + texts.count / 2
            var made = try await embed(texts[..<middle], &halvings)
            let rest = try await embed(texts[middle...], &halvings)
            if made.version.isEmpty { made.version = rest.version }
            made.embeddings += rest.embeddings
            made.tokens += rest.tokens
            return made
        }
    }

    /// Several versions of Ollama refuse what is longer than the model reads although they were told to cut it (ollama#14186).
    private func shortened(_ texts: [String]) async throws -> EmbeddedTexts {
        var texts = texts
        while true {
            do {
                return try await repeated(texts)
            } catch is ContextOverflow {
                let units = (texts.map(\.utf16.count).max() ?? 0) / 2
                if units < Self.shortest {
                    throw ModelFailure(model: name, disposition: .permanent, sentence: "the text is longer than the model reads")
                }
                texts = texts.map { $0.limited(utf16: units) }
            }
        }
    }

    private func repeated(_ texts: [String]) async throws -> EmbeddedTexts {
        var failures = 0
        while true {
            do {
                return counted(try await engine.embed(texts), texts)
            } catch let failure as ModelFailure {
                failures += 1
                guard failures < Self.tries, let pause = pause(after: failure, failures) else { throw failure }
                try await clock.sleep(for: clock.stretched(pause))
            }
        }
    }

    /// With an estimate where the server does not count; whatever it says, sums have to stay sums.
    private func counted(_ made: EmbeddedTexts, _ texts: [String]) -> EmbeddedTexts {
        var made = made
        if made.tokens <= 0 { made.tokens = texts.reduce(0) { $0 + TokenEstimate.tokens($1) } }
        made.tokens = TokenUsage(prompt: made.tokens, answer: 0).prompt
        return made
    }

    private func pause(after failure: ModelFailure, _ failures: Int) -> Duration? {
        switch failure.disposition {
        case .retry: Self.backoff.delay(attempt: failures, random: Double.random(in: 0..<1))
        case .retryAfter(let wait): wait <= Self.longest ? wait : nil
        case .permanent, .needsOperator: nil
        }
    }
}
