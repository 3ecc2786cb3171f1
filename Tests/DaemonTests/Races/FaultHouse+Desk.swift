import Editorial
import FoundationEssentials
import ProofKit
import Rehearsal
import Storage
import Support
import Testing

@testable import Daemon

/// What people do on the desk of a house, and what stands there.
extension FaultHouse {
    var notion: Rehearsal.NotionDesk { theatre.notion.desk }
    var posts: [String] { theatre.linkedIn.allPosts.map(\.urn) }

    /// The draft in review on its page.
    func review() async throws -> NotionRow {
        try await line.drain("submit", "announce")
        try await poll()
        let page = try #require(row)
        try #require(status == "In review")
        return page
    }

    func act(_ act: NotionAct, by person: NotionPerson = .ada) throws { try notion.perform(act, by: person) }

    func set(_ name: String, _ value: JSON, by person: NotionPerson = .ada) throws {
        let page = try #require(row)
        try notion.perform(.setProperty(page: page.id, name: name, value: value), by: person)
    }

    /// Another minute begins.
    func nextMinute() { theatre.clock.jump(to: clock.now() + .seconds(61)) }

    /// A poll, and all that follows from it on the desk.
    func round() async throws {
        try await poll()
        try await line.drain("schedule", "announce")
    }

    /// Some minutes of rounds: whatever was to come has come then.
    func settle(rounds: Int = 8) async throws { for _ in 0..<rounds { try await round() } }

    /// From its approval to its slot, whatever the line makes of it.
    func toSlot() async throws {
        try await prepare()
        try await leap(to: .slot)
        try await rest(within: .seconds(7200))
    }

    /// The heading under which the text stands.
    func section(_ title: String = "Post") throws -> NotionBlock {
        try #require(blocks.first { $0.text == title && $0.type == "heading_2" })
    }

    var blocks: [NotionBlock] { row.map { notion.blocks(of: $0.id) } ?? [] }

    /// The blocks under "Post", wherever that is.
    var paragraphs: [NotionBlock] {
        guard let place = blocks.firstIndex(where: { $0.text == "Post" && $0.type == "heading_2" }) else { return [] }
        let depth = blocks[place].depth
        return blocks[(place + 1)...].prefix { $0.depth > depth }.filter { $0.depth == depth + 1 }
    }

    var text: String { paragraphs.map(\.text).joined(separator: "\n\n") }

    /// What stands under Versions.
    var versions: [NotionBlock] { blocks.filter { $0.isTicked != nil } }

    /// The answers in a comment's thread.
    func answers(to comment: String) -> [String] {
        guard let page = row?.id else { return [] }
        let all = notion.comments(on: page)
        guard let thread = all.first(where: { $0.id == comment })?.discussion else { return [] }
        return all.filter { $0.discussion == thread && $0.id != comment }.map(\.text)
    }

    func comments(with words: String) -> [String] { comments.filter { $0.contains(words) } }

    /// What operators are told.
    func faults() async throws -> [String] { try await store.status(now: clock.now()).faults.map(\.sentence) }

    /// What the store decided about the draft, in order.
    func decisions() async throws -> [Decision.Kind] { try await store.decisions(ofDraft: draftID).map(\.kind) }
}
