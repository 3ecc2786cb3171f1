import Editorial
import Support

/// An embedding model for which texts point the same way that share words, and which remembers what it was asked.
package final class ScriptedEmbedder: Embedder {
    package let name: String
    package let price: ModelPrice?
    package let batch = 4
    private let taken = Locked<[[String]]>([])
    private let state: Locked<(version: String, failure: ScriptedFailure?)>

    package init(_ name: String = "scripted/words", version: String = "1", price: ModelPrice? = .free) {
        self.name = name
        self.price = price
        state = Locked((version, nil))
    }

    /// The texts of each call.
    package var calls: [[String]] { taken.withLock { $0 } }

    /// Fails from now on, or no more.
    package func fail(_ failure: ScriptedFailure?) { state.withLock { $0.failure = failure } }

    /// Is another version from now on.
    package func become(version: String) { state.withLock { $0.version = version } }

    package func embed(_ texts: [String]) async throws -> EmbeddedTexts {
        taken.withLock { $0.append(texts) }
        let (version, failure) = state.withLock { $0 }
        if let failure { throw failure }
        return EmbeddedTexts(version: version, embeddings: texts.map(Self.direction), tokens: 10 * texts.count)
    }

    /// Each word adds to one of 64 numbers.
    private static func direction(of text: String) -> Embedding? {
        var numbers = [Float](repeating: 0.01, count: 64)
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
            numbers[word.utf8.reduce(7) { ($0 * 31 + Int($1)) % 64 }] += 1
        }
        return Embedding(numbers)
    }
}
