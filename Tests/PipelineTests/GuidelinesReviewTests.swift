import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

/// Drafts in review follow their brand's guidelines.
struct GuidelinesReviewTests {
    private static func guidelines(_ text: String) -> PageText { PageText(pageID: "brand", text: text, contentHash: SHA256.hex(of: text)) }

    private func change(_ rig: Rig, _ text: String) {
        guard var brand = rig.board.brand("brand") else { return }
        brand.guidelines = Self.guidelines(text)
        rig.board.put(brand)
    }

    private func rig() async throws -> Rig {
        let rig = try await Rig()
        try await rig.brand { $0.guidelines = Self.guidelines("Be plain.") }
        return rig
    }

    private func comments(_ rig: Rig, about words: String) -> Int {
        rig.board.updates.filter { update in
            guard case .comment(let text, _, _) = update.change else { return false }
            return text.contains(words)
        }.count
    }

    @Test func `a word that is banned now is found in what is in review, within one poll, and said once`() async throws {
        let rig = try await rig()
        try await rig.submitted { $0.content.text = "A bridge for synergy." }
        change(rig, "# Banned words\n- synergy")
        try await rig.poll()
        #expect(try await rig.store.brand("brand")?.guidelines.text.contains("synergy") == true)
        #expect(try await rig.draft().checks.first == "\"synergy\" is on the brand's list of banned words. Guidelines: \"synergy\"")
        try await rig.drain("announce")
        let shown = rig.board.updates.compactMap { update -> [Message]? in
            guard case .face(let face) = update.change else { return nil }
            return face.checks
        }
        #expect(shown.last?.contains { $0.hasPrefix("Checked again after the guidelines changed, Sat 2026-07-04 09:") } == true, "\(shown)")
        #expect(comments(rig, about: "Found now: \"synergy\"") == 1)
        for _ in 1...3 { try await rig.poll() }
        try await rig.drain("announce")
        #expect(comments(rig, about: "guidelines") == 1)
        change(rig, "Be plain again.")
        try await rig.poll()
        try await rig.drain("announce")
        #expect(comments(rig, about: "No longer found: \"synergy\"") == 1)
    }

    @Test func `a change that finds nothing is told under Checks alone, once an hour`() async throws {
        let rig = try await rig()
        try await rig.submitted()
        change(rig, "Be kind.")
        try await rig.poll()
        let first = try await rig.draft().checks
        #expect(first.filter { $0.hasPrefix("Checked again") }.count == 1)
        change(rig, "Be very kind.")
        try await rig.poll()
        #expect(try await rig.draft().checks == first)
        rig.clock.advance(by: .seconds(3600))
        change(rig, "Be most kind.")
        try await rig.poll()
        let second = try await rig.draft().checks
        #expect(second != first && second.filter { $0.hasPrefix("Checked again") }.count == 1)
        try await rig.drain("announce")
        #expect(comments(rig, about: "guidelines") == 0)
    }

    @Test func `what many drafts are told counts at once and stands on their pages one after the other`() async throws {
        let rig = try await rig()
        let names = (1...3).map { "draft \($0)" }
        for name in names { try await rig.submitted(name) { $0.content.text = "A bridge for synergy." } }
        change(rig, "# Banned words\n- synergy")
        try await rig.poll()
        for name in names { #expect(try await rig.draft(name).checks.first?.hasPrefix("\"synergy\" is on") == true) }
        for told in 1...3 {
            try await rig.drain("announce")
            #expect(comments(rig, about: "Found now") == told)
            rig.clock.advance(by: .seconds(10))
        }
    }

    @Test func `what is not in review, or another brand's, is left alone, and so is an approval`() async throws {
        let rig = try await rig()
        try await rig.scheduled()
        let before = try await rig.draft()
        change(rig, "# Banned words\n- bridge")
        try await rig.poll()
        let after = try await rig.draft()
        #expect(after.checks == before.checks && after.approval == before.approval && after.state == .slotted)
    }

    @Test func `pausing a brand checks nothing again`() async throws {
        let rig = try await rig()
        try await rig.submitted()
        guard var brand = rig.board.brand("brand") else { return }
        brand.isPaused = true
        brand.guidelines = PageText(pageID: "brand", text: "Be plain.", contentHash: "another")
        rig.board.put(brand)
        try await rig.poll()
        #expect(try await rig.draft().checks.isEmpty)
    }
}
