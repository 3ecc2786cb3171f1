import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// A brand's own posts, for the next draft.
struct HindsightTests {
    /// Posts that were published and measured, a day apart.
    private static func rig(posts: Int) async throws -> Rig {
        let rig = try await Rig()
        for number in 0..<posts {
            let id = "post \(number)"
            let at = rig.clock.now() - .seconds(86_400 * (posts + 2 - number))
            try await rig.scratch.seedDraft(id, state: .submitted, now: at) { draft in
                let words = Array(repeating: "crane", count: 3 + number % 20).joined(separator: " ")
                draft.content = PostContent(text: "Harbour \(words) lift towers.", altText: "", pictureHash: nil)
            }
            try await rig.scratch.publish(id, urn: "urn:\(number)", now: at)
            for order in try await rig.store.dueMeasurings(now: at + .seconds(90_000), limit: 1000) where order.draftID == id {
                var numbers = PostNumbers()
                numbers.note(.impressions, 1000)
                numbers.note(.engagement, 0.01 + Double(number % 20) / 1000)
                var next = order
                next.nextLookAt = nil
                let measurement = Measurement(numbers, measuredAt: at + .seconds(90_000), publishedAt: at)
                try await rig.store.file([MeasuringResult(next, measurement)], now: at) { _, _ in DraftFiling() }
            }
        }
        return rig
    }

    private static func drafted(_ rig: Rig) async throws -> Draft {
        let items = try await rig.scratch.seedItems(["news"], now: rig.clock.now()) {
            $0.title = "Harbour crane"
            $0.text = "Harbour crane lift towers."
        }
        try await rig.scratch.seedCandidate(items: items.map(\.id), now: rig.clock.now())
        try await rig.drain("draft")
        return try #require(try await rig.store.lastDrafts(ofBrand: "brand", most: 1000).first { $0.candidateID == "candidate" })
    }

    private static func isEstimate(_ check: Message) -> Bool { check.description.hasPrefix("Expected engagement: ") }

    @Test func `the writer is given the brand's posts on a similar subject with their numbers`() async throws {
        let rig = try await Self.rig(posts: 2)
        _ = try await Self.drafted(rig)
        let prompt = try #require(rig.writer.orders.last?.prompt.user)
        #expect(prompt.contains("# Earlier posts of the brand on similar subjects"), "\(prompt)")
        #expect(prompt.contains("impressions 1000, engagement 1.1 %: Harbour crane crane crane crane lift towers."), "\(prompt)")
    }

    @Test func `a candidate's reasons name them, and are stored`() async throws {
        let rig = try await Self.rig(posts: 1)
        try await rig.scratch.seedItems(["news"], now: rig.clock.now()) {
            $0.title = "Harbour crane news"
            $0.text = "Harbour crane lift towers. Somebody else was there to see it today."
        }
        rig.clock.advance(by: .seconds(30 * 86_400))
        try await rig.scratch.seedItems(["late"], now: rig.clock.now()) { $0.text = "Harbour crane lift towers of ships." }
        try await rig.work("select")
        let brand = try #require(try await rig.store.brand("brand"))
        let reasons = try await rig.store.choice(for: brand, now: rig.clock.now()).history.flatMap(\.reasons).map(\.description)
        #expect(
            reasons.contains { $0.hasPrefix("Similar to \"Title of post 0\", published ") && $0.contains("impressions 1000") }, "\(reasons)"
        )
    }

    @Test func `with fifty measured posts Checks has an estimate with its error, and with fewer none`() async throws {
        let few = try await Self.drafted(try await Self.rig(posts: 49))
        #expect(!few.checks.contains(where: Self.isEstimate))
        let many = try await Self.drafted(try await Self.rig(posts: 50))
        let words = many.checks.first(where: Self.isEstimate)?.description ?? ""
        #expect(words.contains("give or take") && words.hasSuffix("50 measured posts of the brand on this account."), "\(many.checks)")
    }

    @Test func `the estimate is of the text that stands, and an editor's text gets its own`() async throws {
        let rig = try await Self.rig(posts: 50)
        rig.writer.answer { _ in .sample(hook: "Cranes " + Array(repeating: "crane", count: 18).joined(separator: " ")) }
        let draft = try await Self.drafted(rig)
        let posts = try await rig.store.measuredPosts(ofBrand: "brand", most: 500)
        let estimate = try #require(EngagementEstimate(posts))
        #expect(draft.checks.filter(Self.isEstimate) == [estimate.words(for: draft.content.text)])
        try await rig.drain("submit", "announce")
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        rig.board.edit(draft.id) { $0.text = "Short." }
        try await rig.poll()
        let edited = try await rig.draft(draft.id)
        #expect(edited.content.text == "Short." && estimate.words(for: "Short.") != estimate.words(for: draft.content.text))
        #expect(edited.checks.filter(Self.isEstimate) == [estimate.words(for: "Short.")])
    }
}
