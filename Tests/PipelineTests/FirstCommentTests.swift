import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// The first comment under a post: approved with it, written once.
@Suite struct FirstCommentTests {
    private static let words = "Source: https://x.example/a"

    /// A live post with a first comment, whose minute has passed.
    private func live() async throws -> Rig {
        let rig = try await Rig()
        try await rig.published { $0.content.comment = Self.words }
        return rig
    }

    private func answers(_ rig: Rig) async throws -> String {
        try await rig.drain("first comment", "announce")
        return try rig.page().answers.joined(separator: "\n")
    }

    /// Lets all that is due come.
    private func rest(_ rig: Rig) async throws {
        for _ in 0..<12 {
            guard let next = try await rig.stage("first comment").nextDue(now: rig.clock.now()) else { break }
            rig.clock.advance(to: max(next, rig.clock.now()))
            try await rig.drain("first comment")
        }
        try await rig.drain("announce")
    }

    @Test func `an account's drafts have their source in the comment, and the page shows it before anybody approves`() async throws {
        let rig = try await Rig()
        rig.configure(account: { $0.links = .comment })
        try await rig.scratch.seedItems(["i"], now: rig.clock.now())
        try await rig.scratch.seedCandidate(items: ["i"], now: rig.clock.now())
        try await rig.drain("draft", "submit")
        let draft = try #require(try await rig.store.openDrafts().first)
        #expect(draft.content.comment == "Source: https://example.org/i" && !draft.content.text.contains("example.org"))
        #expect(try rig.page(draft.id).callout.contains("First comment, written once the post is live: Source: https://example.org/i"))
    }

    @Test func `it is written once the post is live, and never again`() async throws {
        let rig = try await live()
        #expect(try await answers(rig).contains("The first comment is under the post: \(Self.words)"))
        try await rest(rig)
        #expect(rig.commenter.written == [Self.words])
    }

    @Test func `a lost answer is looked for, and what is seen is not written again`() async throws {
        let rig = try await live()
        rig.commenter.onWrite { _ in .unknown("No answer.") }
        rig.commenter.onLook { _ in .made }
        try await rig.drain("first comment")
        try await rest(rig)
        #expect(rig.commenter.written.count == 1 && rig.commenter.looks == 1)
        #expect(try rig.page().answers.last == "The first comment is under the post: \(Self.words)")
    }

    @Test func `what nobody sees is left to a person, with its words`() async throws {
        let rig = try await live()
        rig.commenter.onWrite { _ in .unknown("No answer.") }
        try await rig.drain("first comment")
        try await rest(rig)
        #expect(rig.commenter.written.count == 1 && rig.commenter.looks > 1)
        #expect(try rig.page().answers.last?.hasPrefix("It is not known whether the first comment was written") == true)
    }

    @Test func `what was armed when a process ended is looked for`() async throws {
        let rig = try await live()
        rig.commenter.onLook { _ in .made }
        var comment = try #require(try await rig.store.dueComment(now: rig.clock.now()))
        comment.state = .armed
        #expect(try await rig.store.file(comment, from: .due))
        try await rest(rig)
        #expect(rig.commenter.written.isEmpty && rig.commenter.looks == 1)
    }

    @Test func `a refusal that passes is tried again, one that lasts is told`() async throws {
        let rig = try await live()
        rig.commenter.onWrite { _ in .notMade(Refusal(reason: "Not yet.", cause: .passing(notBefore: nil))) }
        try await rig.drain("first comment")
        rig.commenter.onWrite { _ in .byHand("No permission.") }
        try await rest(rig)
        #expect(rig.commenter.written.count == 2)
        #expect(
            try rig.page().answers.last
                == "The first comment was not written: No permission. Write it under the post by hand: \(Self.words)")
    }

    @Test func `nothing is written while everything is paused, nor under a post that is taken down`() async throws {
        let rig = try await live()
        rig.configure(isPaused: true)
        try await rig.drain("first comment")
        #expect(rig.commenter.written.isEmpty)
        rig.configure()
        let person = Person(id: "editor", name: "Edda")
        try await rig.store.amend("draft", lease: nil, now: rig.clock.now()) { row in
            row.amendment = Amendment(.takedown, .due, by: person, at: row.createdAt, threads: [], nextAt: row.createdAt)
            return DraftFiling()
        }
        try await rest(rig)
        #expect(rig.commenter.written.isEmpty)
    }
}
