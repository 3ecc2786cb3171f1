import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Sources on a draft's page follow the text under "Post".
@Suite struct GroundsTests {
    /// A draft in review on an item with two figures, and the first of them in its text.
    private func reviewed() async throws -> (rig: Rig, id: String) {
        let rig = try await Rig()
        try await rig.scratch.seedItems(["i"], now: rig.clock.now()) { $0.text = "It sold 1,200 pumps in Rome. It employs 40 people." }
        try await rig.scratch.seedCandidate(items: ["i"], now: rig.clock.now())
        rig.writer.answer { _ in .sample(hook: "They sold 1200 pumps") }
        try await rig.drain("draft", "submit", "announce")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        return (rig, try #require(try await rig.store.openDrafts().first?.id))
    }

    private func claims(_ rig: Rig, _ id: String) throws -> [String] {
        try #require(try rig.page(id).grounds).sources.flatMap(\.passages).flatMap(\.claims)
    }

    private func rest(_ rig: Rig) async throws {
        for _ in 0..<3 {
            rig.clock.advance(by: .seconds(61))
            try await rig.poll()
            try await rig.drain("draft", "announce")
        }
    }

    @Test func `a rewrite, and a version that is put back, bring their own ties`() async throws {
        let (rig, id) = try await reviewed()
        #expect(try claims(rig, id) == ["1200"])
        rig.writer.answer { _ in .sample(hook: "They employ 40 people") }
        rig.board.edit(id) { $0.remarks = "About the people, please." }
        try await rest(rig)
        #expect(try rig.page(id).text.hasPrefix("They employ 40"))
        #expect(try claims(rig, id) == ["40"])
        rig.board.edit(id) { $0.isRestoreTicked = true }
        try await rest(rig)
        #expect(try rig.page(id).text.hasPrefix("They sold 1200"))
        #expect(try claims(rig, id) == ["1200"])
    }

    @Test func `an editor's figure brings its tie, and an edit that changes none writes nothing`() async throws {
        let (rig, id) = try await reviewed()
        rig.board.edit(id) { $0.text = "They employ 40 people." }
        try await rest(rig)
        #expect(try claims(rig, id) == ["40"])
        rig.board.edit(id) { page in
            page.grounds = nil
            page.text = "Forty it is not: they employ 40 people."
        }
        try await rest(rig)
        rig.board.edit(id) { $0.text = "They do employ 40 people." }
        try await rest(rig)
        #expect(try rig.page(id).grounds?.sources.isEmpty != true)
    }
}
