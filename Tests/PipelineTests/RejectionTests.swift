import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Why an editor rejected a draft is remembered for what is chosen and written next.
struct RejectionTests {
    private static func reject(_ id: String, _ reason: String, on rig: Rig) async throws {
        rig.board.edit(id) { page in
            page.remarks = reason
            page.status = .rejected
        }
        try await rig.poll()
        try #require(try await rig.state(id) == .rejected)
    }

    /// What a writer is told for a new draft of the brand.
    private static func prompt(_ rig: Rig, brand: String = "brand") async throws -> String {
        try await rig.scratch.seedCandidate("next of \(brand) \(rig.clock.now().milliseconds)", brand: brand, now: rig.clock.now())
        try await rig.drain("draft")
        return rig.writer.orders.last?.prompt.user ?? ""
    }

    @Test func `the brand's next writer is given the reason, and another brand's is not`() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        let before = try await Self.prompt(rig)
        #expect(!before.contains("rejected"))
        try await Self.reject("draft", "Too much praise,\nplease stay sober.", on: rig)
        let prompt = try await Self.prompt(rig)
        #expect(
            prompt.contains("# Why editors of the brand rejected earlier drafts\n- Too much praise, please stay sober.\n"), "\(prompt)")
        let other = try await Self.prompt(rig, brand: "other")
        #expect(!other.contains("sober"))
    }

    @Test func `a reason that is written after the status counts, takes the place of an earlier one and orders nothing`() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        try await Self.reject("draft", "", on: rig)
        rig.clock.advance(by: .seconds(61))
        rig.board.edit("draft") { $0.remarks = "/shorter" }
        try await rig.poll()
        rig.clock.advance(by: .seconds(61))
        rig.board.edit("draft") { $0.remarks = "We told that in May." }
        for _ in 1...3 { try await rig.poll() }
        let prompt = try await Self.prompt(rig)
        #expect(prompt.contains("- We told that in May.\n") && !prompt.contains("/shorter"), "\(prompt)")
        #expect(try await rig.state() == .rejected)
        #expect(try await rig.store.decisions(ofDraft: "draft").map(\.kind) == [.rejected, .rejected, .rejected])
    }

    @Test func `a draft that is taken up again was not rejected, and one without a reason says nothing`() async throws {
        let rig = try await Rig()
        for id in ["draft", "second"] { try await rig.submitted(id) }
        try await Self.reject("draft", "Not now.", on: rig)
        try await Self.reject("second", "", on: rig)
        #expect(try await Self.prompt(rig).contains("Not now."))
        rig.clock.advance(by: .seconds(61))
        rig.board.edit("draft") { $0.status = .inReview }
        try await rig.poll()
        #expect(try await !Self.prompt(rig).contains("rejected"))
    }

    @Test func `the latest ten reasons are given, each within bounds`() async throws {
        let rig = try await Rig()
        for number in 0..<14 {
            try await rig.submitted("draft \(number)")
            try await Self.reject("draft \(number)", "Reason \(number)! " + String(repeating: "long ", count: 2000), on: rig)
        }
        let prompt = try await Self.prompt(rig)
        let given = (0..<14).filter { prompt.contains("- Reason \($0)! ") }
        #expect(given == Array(4..<14) && prompt.utf16.count < 6000, "\(given)")
    }

    @Test func `what is chosen from the same source says why the last draft from it was rejected`() async throws {
        let rig = try await Rig()
        try await rig.scratch.seedItems(["old"], feed: "wire", now: rig.clock.now())
        try await rig.work("select")
        try await rig.drain("draft", "submit", "announce")
        let draft = try #require(try await rig.store.openDrafts().first)
        try await Self.reject(draft.id, "Not our field.", on: rig)
        rig.clock.advance(by: .seconds(7200))
        try await rig.scratch.seedItems(["old", "Harbour opens"], feed: "wire", now: rig.clock.now())
        try await rig.scratch.seedItems(["Tunnel closes"], feed: "other", now: rig.clock.now())
        try await rig.work("select")
        try await rig.drain("draft")
        let reasons = Dictionary(
            rig.writer.orders.map { ($0.assignment.items.first?.title ?? "", $0.assignment.candidate.reasons.map(\.description)) }
        ) { $1 }
        let words = "A draft from this source was rejected lately: \"Not our field.\""
        #expect(reasons["Harbour opens"]?.contains(words) == true, "\(reasons)")
        #expect(reasons["Tunnel closes"]?.contains(words) == false, "\(reasons)")
    }
}
