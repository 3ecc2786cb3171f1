import Editorial
import FoundationEssentials
import Support
import Testing

@Suite struct PollPlanTests {
    private let now = Date(milliseconds: 1_783_156_080_000)  // 2026-07-04 09:08 UTC
    private let source = FeedSource(id: "a", url: "https://a.example/", name: "a")

    private func conditions(at now: Date, chance: Double = 0) -> PollPlan.Conditions {
        PollPlan.Conditions(settings: PollingSettings(), floor: 60, now: now, chance: chance)
    }

    private func hour(_ instant: Date) -> Int { Zone.utc.wall(at: instant).hour }

    @Test(arguments: 0..<24)
    func `no minute of a plan lies in an hour that is skipped, at whatever time it is made`(
        start: Int
    ) throws {
        let begin = now.day + .seconds(start * 3600)
        var state = FeedState()
        // Daily at noon, so that plans are loose.
        state.profile = PublicationProfile((1...20).map { now.day + .seconds(43_200 - $0 * 86_400) }, now: begin)
        state.wishes = PollWishes()
        state.wishes?.skippedHours = [2, 3, 4, 8, 9, 13, 20]
        for minute in 0..<60 {
            let plan = PollPlan(of: source, state, conditions(at: begin + .seconds(minute * 60), chance: Double(minute) / 60))
            var spread = PollSpread([:], from: begin)
            for _ in 0..<40 {
                let place = spread.place(plan, chance: 0.5)
                #expect(![2, 3, 4, 8, 9, 13, 20].contains(hour(place)), "\(plan)")
            }
        }
    }

    @Test func `a failed poll is not tried again in an hour that is skipped`() {
        var state = FeedState()
        state.failures = 1
        state.wishes = PollWishes()
        state.wishes?.skippedHours = [9, 10]
        for trouble in [PollTrouble.other, .missing, .busy(nil), .busy(.seconds(1800)), .unreachable] {
            let plan = PollPlan(after: trouble, of: source, state, conditions(at: now, chance: 0.5))
            #expect(hour(plan.earliest) == 11 && plan.preferred >= plan.earliest && hour(plan.latest) == 11, "\(trouble)")
            #expect(plan.reason.hasSuffix("behind the hours or days that it skips"), "\(plan.reason)")
        }
        state.wishes?.skippedHours = [12]
        #expect(PollPlan(after: .other, of: source, state, conditions(at: now)).earliest == now + .seconds(1800))
    }

    @Test func `a feed of which nothing is known is polled less and less while nothing comes, down to once a day`() {
        var state = FeedState()
        state.orderedSince = now
        func pause(after seconds: Double) -> Double {
            let then = now + .seconds(seconds)
            return PollPlan(of: source, state, conditions(at: then)).preferred.timeIntervalSince(then)
        }
        #expect(pause(after: 60) == 1800 && pause(after: 5 * 3600) == 1800)
        #expect(pause(after: 86_400) == 8640 && pause(after: 10 * 86_400) == 86_400 && pause(after: 400 * 86_400) == 86_400)
    }

    @Test func `a poll whose end is never noted counts as one`() {
        var (state, eager) = (FeedState(), source)
        func due(_ source: FeedSource) -> Double { PollPlan.unended(of: source, state, conditions(at: now)).timeIntervalSince(now) }
        #expect(due(source) == 1800)
        eager.intervalSeconds = 300
        #expect(due(eager) == 300)
        state.wishes = PollWishes()
        state.wishes?.maxAge = 7200
        #expect(due(source) == 7200 && due(eager) == 7200)
    }
}
