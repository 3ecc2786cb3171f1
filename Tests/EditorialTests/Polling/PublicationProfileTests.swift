import Editorial
import FoundationEssentials
import Support
import Testing

@Suite struct PublicationProfileTests {
    private let now = Date(milliseconds: 1_783_156_080_000)  // 2026-07-04 09:08 UTC, a Saturday

    private func daily(_ days: Int) -> [Date] { (0..<days).map { now - .seconds($0 * 86_400 + 480) } }

    @Test func `entries are counted by the week, whenever they are noted`() throws {
        let profile = try #require(PublicationProfile(daily(28), now: now))
        #expect(abs(profile.itemsAWeek(at: now) - 7) < 0.5)
        var stepwise = try #require(PublicationProfile(Array(daily(28).suffix(14)), now: now - .seconds(13 * 86_400)))
        for day in (0..<14).reversed() { stepwise.note(daily(28), now: now - .seconds(day * 86_400)) }
        #expect(abs(stepwise.itemsAWeek(at: now) - 7) < 0.5)
    }

    @Test func `the hour at which a feed publishes is waited for`() throws {
        let profile = try #require(PublicationProfile(daily(28), now: now))
        // It publishes at 9:00; soon after that, the next entry is most of a day away.
        let after = profile.pause(from: now + .seconds(4 * 3600), longest: 86_400)
        #expect(after > 8 * 3600)
        let before = profile.pause(from: now + .seconds(23 * 3600), longest: 86_400)
        #expect(before < 2 * 3600)
    }

    @Test func `what stopped fades`() throws {
        let profile = try #require(PublicationProfile(daily(28), now: now))
        #expect(profile.itemsAWeek(at: now + .seconds(56 * 86_400)) < 2)
        #expect(profile.pause(from: now + .seconds(200 * 86_400), longest: 86_400) == 86_400)
    }

    @Test func `an import of a hundred entries in one minute is one event`() throws {
        let profile = try #require(PublicationProfile((0..<100).map { now - .seconds(Double($0) / 10) }, now: now))
        #expect(profile.itemsAWeek(at: now + .seconds(7 * 86_400)) < 3)
    }

    @Test func `without a date that can be there is none`() {
        #expect(PublicationProfile([], now: now) == nil)
        #expect(PublicationProfile([now + .seconds(60), now - .seconds(400 * 86_400)], now: now) == nil)
    }

    @Test func `it is the same after it was kept`() throws {
        let profile = try #require(PublicationProfile(daily(5), now: now))
        let kept = try JSONEncoder().encode(profile)
        #expect(try JSONDecoder().decode(PublicationProfile.self, from: kept) == profile && kept.count < 300)
    }

    @Test func `it is read as it was kept at first, with a number for each hour`() throws {
        let hours = (0..<168).map { $0 == 3 ? "1000" : $0 == 167 ? "21" : "0" }.joined(separator: ",")
        let kept = #"{"fadedAt":1783123200000,"hours":[\#(hours)],"newest":1783155600000,"since":1782685860000}"#
        let profile: PublicationProfile = try JSON(parsing: Array(kept.utf8)).decoded()
        #expect(try JSON(encoding: profile)["hours"] == "3:1000 167:21 ")
        #expect(try JSON(encoding: profile)["since"] == 1_782_685_860_000)
    }
}
