import FoundationEssentials
import Support

/// One question to a model: what it took and what made it.
package struct ModelCall: Sendable, Hashable {
    /// Kind and model, "openai/gpt-4o".
    package let model: String
    /// The model's exact name, as its server calls it; empty when it does not say.
    package let version: String
    /// Of everything that decides about the answer: model, messages, form, seed and temperature.
    package let promptHash: String
    /// As they were sent; nil where the server takes none.
    package let seed: Int?
    package let temperature: Double?
    package let usage: TokenUsage
    package let latency: Duration
    /// nil where no price is known.
    package let cost: Double?
    /// nil where nothing came that could be of use again.
    package let answer: KeptAnswer?

    package init(
        model: String, version: String, promptHash: String, seed: Int?, temperature: Double?, usage: TokenUsage, latency: Duration,
        cost: Double?, answer: KeptAnswer?
    ) {
        self.model = model
        self.version = version
        self.promptHash = promptHash
        self.seed = seed
        self.temperature = temperature
        self.usage = usage
        self.latency = latency
        self.cost = cost
        self.answer = answer
    }
}

/// A model's words as they came.
package struct KeptAnswer: Sendable, Hashable {
    package let text: String
    /// It stopped because it had written as much as it was allowed.
    package let isCut: Bool

    package init(text: String, isCut: Bool) {
        self.text = text
        self.isCut = isCut
    }
}

/// The piece of work for which a model was asked.
package struct CallSubject: Sendable, Hashable {
    package let candidateID: String
    package let brandID: String
    /// Hashes of the sources by their addresses.
    package let sources: [String: String]

    package init(candidateID: String, brandID: String, sources: [String: String]) {
        self.candidateID = candidateID
        self.brandID = brandID
        self.sources = sources
    }
}
