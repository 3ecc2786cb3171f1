import Editorial
import FoundationEssentials
import Support
import Testing

/// When numbers are read, and how people read them.
@Suite struct MeasuringTests {
    private let published = Date(milliseconds: 1_783_156_080_000)

    /// The hours at which readings come, each that late.
    private func hours(late: [Double] = []) -> [Double] {
        var (times, last): ([Double], Date?) = ([], nil)
        while let next = MeasuringPlan.next(publishedAt: published, after: last), times.count < 20 {
            let at = next + .seconds(3600 * (late.count > times.count ? late[times.count] : 0))
            times.append(at.timeIntervalSince(published) / 3600)
            last = at
        }
        return times
    }

    @Test func `numbers are read after an hour, a day, a week and four weeks`() { #expect(hours() == [1, 24, 168, 672]) }

    @Test func `a late reading stands for all ages that have passed, and the next one keeps an hour's distance`() {
        #expect(hours(late: [30]) == [31, 168, 672])
        #expect(hours(late: [22.5]) == [23.5, 24.5, 168, 672])
        #expect(hours(late: [700]) == [701])
    }

    @Test func `a week after the last age nothing is tried any more`() {
        #expect(!MeasuringPlan.isOver(publishedAt: published, at: published + .seconds(35 * 86_400)))
        #expect(MeasuringPlan.isOver(publishedAt: published, at: published + .seconds(35 * 86_400 + 1)))
    }

    @Test func `who was seen before is not unseen afterwards`() {
        var (nothing, some) = (PostNumbers(), PostNumbers())
        for metric in Metric.allCases {
            nothing.note(metric, 0)
            some.note(metric, 3)
        }
        func earlier(_ numbers: PostNumbers) -> [Measurement] { [Measurement(numbers, measuredAt: published, hours: 1)] }
        #expect(MeasuringPlan.judge(nothing, after: []) == nothing)
        #expect(MeasuringPlan.judge(nothing, after: earlier(nothing)) == nothing)
        #expect(MeasuringPlan.judge(nothing, after: earlier(.none(because: "needs x"))) == nothing)
        #expect(MeasuringPlan.judge(nothing, after: earlier(some)).values.isEmpty)
        #expect(MeasuringPlan.judge(some, after: earlier(nothing)) == some)
    }

    @Test func `people read each number, and why one is not available`() {
        var numbers = PostNumbers()
        numbers.note(.impressions, 1204)
        numbers.note(.reactions, 21)
        numbers.note(.engagement, 0.03244)
        #expect(numbers[.engagement] == 0.0324)
        numbers = numbers.completed(because: "needs r_member_postAnalytics")
        #expect(
            NumberWords.lines(Measurement(numbers, measuredAt: published, hours: 24)) == [
                "Numbers after 24 h: impressions 1204, reactions 21, engagement 3.2 %.",
                "Not available: members reached, comments, shares, clicks (needs r_member_postAnalytics).",
            ])
        #expect(
            NumberWords.lines(Measurement(.none(because: "needs x"), measuredAt: published, hours: 168)) == [
                "Not available: impressions, members reached, reactions, comments, shares, clicks, engagement (needs x)."
            ])
    }

    @Test func `a number that is not available any more keeps its last value, and people are told`() {
        var first = PostNumbers()
        first.note(.impressions, 10)
        let later = PostNumbers.none(because: "needs x").following(first)
        #expect(later[.impressions] == 10 && later[.clicks] == nil)
        #expect(
            NumberWords.lines(Measurement(later, measuredAt: published, hours: 168)) == [
                "Not available: members reached, reactions, comments, shares, clicks, engagement (needs x).",
                "Not available after 7 days, so that earlier numbers stand: impressions (needs x).",
            ])
    }
}
