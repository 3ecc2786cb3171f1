import Editorial
import HTTPServer
import Storage
import Support

/// A head of the decision log as the journal has it.
struct JournaledHead: Sendable {
    let count: Int
    let head: String

    init(count: Int, head: String) {
        self.count = count
        self.head = head
    }

    /// Reads what `query` wrote.
    init?(_ request: ServerRequest) {
        guard let count = request.query("count").flatMap(Int.init), let head = request.query("head") else { return nil }
        self.init(count: count, head: head)
    }

    var query: String { "?count=\(count)&head=\(head)" }
}

/// What the decision log has, and whether it holds.
struct DecisionReport: Sendable {
    let store: Store

    /// The decisions on a draft, oldest first, and what is wrong with them.
    func chain(ofDraft id: String) async throws -> JSON {
        let broken = try await store.brokenDecisions().first { $0.draftID == id }
        return [
            "draft": .string(id), "decisions": .array(try await store.decisionLinks(ofDraft: id).map(Self.json)),
            "broken": broken.map(Self.json) ?? .null,
        ]
    }

    /// Whether all chains hold, and whether the log goes on from a head that was journaled.
    func verdict(journaled: JournaledHead?) async throws -> JSON {
        let broken = try await store.brokenDecisions()
        let head = try await store.decisionHead()
        let problem = try await problem(with: journaled)
        return [
            "sound": .bool(broken.isEmpty && problem == nil), "count": .integer(head.count), "head": .string(head.hash),
            "broken": .array(broken.map(Self.json)), "journal": .optional(problem),
        ]
    }

    private func problem(with journaled: JournaledHead?) async throws -> String? {
        guard let journaled else { return nil }
        let then = try await store.decisionHead(first: journaled.count)
        if then.count < journaled.count {
            return "The journal has a head of \(journaled.count) decisions, the log no more than \(then.count): some were removed."
        }
        return then.hash == journaled.head
            ? nil : "The first \(journaled.count) decisions are not those whose head was journaled: the log was written anew."
    }

    private static func json(_ link: DecisionLink) -> JSON {
        [
            "seq": .integer(link.seq), "at": .string(Timestamp.text(link.at)), "kind": .string(link.kind),
            "by": ["id": .string(link.by.id), "name": .string(link.by.name)], "hash": .string(link.hash), "note": .string(link.note),
            "previous": .string(link.previous), "digest": .string(link.digest),
        ]
    }

    private static func json(_ broken: BrokenDecision) -> JSON {
        [
            "draft": .string(broken.draftID), "seq": .integer(broken.seq),
            "misfits": .array(broken.misfits.map { .string($0.rawValue) }), "sentence": .string(broken.description),
        ]
    }
}
