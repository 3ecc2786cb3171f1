import Editorial
import Pipeline
import Storage
import Support

/// Answers why something is where it is: of a draft, a candidate or an item, by its id, or of an item by its address or title.
struct WhyReport: Sendable {
    /// Of more items than these nobody finds his.
    private static let most = 20

    let store: Store
    let explainer: Explainer
    let line: ProductionLine

    func answer(_ words: String) async throws -> JSON {
        let lines = try await store.story(of: words)
        if !lines.isEmpty { return try await answer(words, lines) }
        let items = try await store.items(called: words, most: Self.most)
        if items.count == 1 { return try await answer(items[0].id, try await store.story(of: items[0].id)) }
        return [
            "lines": .array([]),
            "items": .array(
                items.map { item in
                    [
                        "id": .string(item.id), "title": .string(item.title), "feed": .string(item.feed),
                        "seen": .string(Timestamp.text(item.seenAt)),
                    ]
                }),
        ]
    }

    private func answer(_ id: String, _ lines: [StoryLine]) async throws -> JSON {
        let blockage = try await explainer.blockage(of: id, isRunning: line.isAtWork)
        return [
            "id": .string(id), "cause": .optional(blockage?.cause.rawValue), "sentence": .optional(blockage?.sentence.description),
            "next": .optional(blockage?.next.description),
            "measures": .array(try await explainer.measures(of: id).map { .string($0.description) }),
            "lines": .array(lines.map { ["at": .string(Timestamp.text($0.at)), "sentence": .string($0.sentence)] }),
        ]
    }
}
