import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

@Suite("Numbers of published posts")
struct MeasuringShelfTests {
    let now = Date(milliseconds: 1_783_156_080_000)

    private func order(_ scratch: ScratchStore) async throws -> MeasuringOrder {
        try #require(try await scratch.store.dueMeasurings(now: now + .seconds(3600), limit: 10).first)
    }

    @Test("each publication is measured an hour later, whoever sent it")
    func ordered() async throws {
        let scratch = try await ScratchStore()
        try await scratch.seedPublished(now: now)
        #expect(try await scratch.store.nextMeasuring() == now + .seconds(3600))
        #expect(try await scratch.store.dueMeasurings(now: now + .seconds(3599), limit: 10).isEmpty)
        let order = try await self.order(scratch)
        #expect(order.draftID == "draft" && order.account == "company" && order.urn == "urn:draft" && order.publishedAt == now)
    }

    @Test("a reading is kept to the digit with what is not available, and the draft changes with it")
    func kept() async throws {
        let scratch = try await ScratchStore()
        try await scratch.seedPublished(now: now)
        var (order, numbers) = (try await self.order(scratch), PostNumbers())
        numbers.note(.impressions, 1_234_567)
        numbers.note(.comments, 0)
        numbers.note(.engagement, 0.0324)
        numbers = numbers.completed(because: "needs x")
        let measurement = Measurement(numbers, measuredAt: now + .seconds(7300), publishedAt: now)
        order.nextLookAt = now + .seconds(86_400)
        for _ in 1...2 {
            try await scratch.store.file([MeasuringResult(order, measurement)], now: now) { draft, measured in
                draft.board.measured = measured
                return DraftFiling()
            }
        }
        #expect(try await scratch.store.measurements(ofDraft: "draft") == [measurement])
        #expect(measurement.hours == 2)
        #expect(try await scratch.store.draft("draft")?.board.measured == measurement)
        #expect(try await scratch.store.nextMeasuring() == now + .seconds(86_400))
        let status = try await scratch.store.status(now: now)
        #expect(status.published.first?.measured == measurement)
        let story = try await scratch.store.story(of: "draft").map(\.sentence)
        #expect(story.contains { $0.hasPrefix("Numbers after 2 h: impressions 1234567, comments 0, engagement 3.2 %.") })
    }

    @Test("due orders of one account come together, the longest due first, and no more than asked for")
    func byAccount() async throws {
        let scratch = try await ScratchStore()
        for (id, account, minutes) in [("a", "page", 2.0), ("b", "person", 0), ("c", "page", 1), ("d", "person", 3), ("e", "person", 4)] {
            try await scratch.seedPublished(id, account: account, now: now.addingTimeInterval(minutes * 60))
        }
        let later = now + .seconds(7200)
        #expect(try await scratch.store.dueMeasurings(now: later, limit: 10).map(\.draftID) == ["b", "d", "e"])
        #expect(try await scratch.store.dueMeasurings(now: later, limit: 2).map(\.draftID) == ["b", "d"])
        #expect(try await scratch.store.dueMeasurings(now: now + .seconds(3660), limit: 10).map(\.draftID) == ["b"])
    }
}
