import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// How published posts were received is read, kept and written onto their pages.
@Suite struct MeasuringTests {
    private func published(_ rig: Rig) async throws -> Date {
        try await rig.prepared()
        let sent = rig.clock.now()
        try await rig.drain("send", "announce")
        try #require(try await rig.state() == .published)
        return sent
    }

    /// Lets all readings that come pass, at most that many, and writes them.
    private func measure(_ rig: Rig, most: Int = 100) async throws {
        for _ in 0..<most {
            guard let next = try await rig.stage("measure").nextDue(now: rig.clock.now()) else { break }
            if next > rig.clock.now() { rig.clock.advance(to: next) }
            try await rig.drain("measure", "announce")
        }
    }

    @Test("numbers are read 1 h, 24 h, 7 and 28 days after the publication, kept, and shown on the page")
    func plan() async throws {
        let rig = try await Rig()
        let sent = try await published(rig)
        try await measure(rig)
        #expect(rig.statistics.calls.map { $0.at.timeIntervalSince(sent) / 3600 } == [1, 24, 168, 672])
        #expect(rig.statistics.calls.allSatisfy { $0.urns == ["urn:draft"] })
        let kept = try await rig.store.measurements(ofDraft: "draft")
        #expect(kept.map(\.hours) == [1, 24, 168, 672])
        let last = try #require(kept.last)
        #expect(last.numbers.values.count == 7)
        #expect(try rig.page().numbers == last.numbers.values)
        #expect(try rig.page().callout.contains("Numbers after 28 days: impressions \(Int(last.numbers[.impressions] ?? -1)), "))
        #expect(try rig.page().status == .published)
    }

    @Test("a page's numbers are written once for each reading, and never twice within an hour")
    func hourly() async throws {
        let rig = try await Rig()
        let sent = try await published(rig)
        // The daemon was down for most of the first day.
        rig.clock.advance(to: sent + .seconds(86_400 - 60))
        let times = Locked<[Date]>([])
        rig.board.trouble { deed in
            guard case .apply(let update) = deed, case .face(let face) = update.change, face.numbers != nil else { return nil }
            times.withLock { $0.append(rig.clock.now()) }
            return nil
        }
        try await measure(rig)
        let written = times.withLock { $0 }
        #expect(written.count == 4)
        #expect(zip(written, written.dropFirst()).allSatisfy { $1.timeIntervalSince($0) >= 3600 })
    }

    @Test("while the board is away readings go on, and then the page gets the last numbers once")
    func boardAway() async throws {
        let rig = try await Rig()
        _ = try await published(rig)
        rig.board.trouble { if case .apply = $0 { .refuse(ScriptedFailure("Notion is away.")) } else { nil } }
        try await measure(rig, most: 2)
        #expect(try rig.page().numbers.isEmpty)
        rig.board.heal()
        rig.clock.advance(by: .seconds(3600))
        try await rig.drain("announce")
        let written = rig.board.updates.compactMap { update -> [Metric: Double]? in
            guard case .face(let face) = update.change else { return nil }
            return face.numbers
        }
        #expect(written.count == 1)
        #expect(try await rig.store.measurements(ofDraft: "draft").last?.numbers.values == written.first)
    }

    @Test("what the token does not permit has no number anywhere, and the page says why")
    func notAvailable() async throws {
        let rig = try await Rig()
        _ = try await published(rig)
        rig.statistics.answer { _, _ in
            var numbers = PostNumbers()
            numbers.note(.reactions, 4)
            return numbers.completed(because: "needs rw_organization_admin")
        }
        try await measure(rig, most: 1)
        #expect(try rig.page().numbers == [.reactions: 4])
        #expect(
            try rig.page().callout.contains(
                "Not available: impressions, members reached, comments, shares, clicks, engagement (needs rw_organization_admin)."))
        let kept = try #require(try await rig.store.measurements(ofDraft: "draft").first)
        #expect(kept.numbers.values == [.reactions: 4] && kept.numbers.missing[.impressions] == "needs rw_organization_admin")
        #expect(try await rig.faults().isEmpty)
    }

    @Test("a permission that is lost afterwards leaves the last numbers, never zeros")
    func lostPermission() async throws {
        let rig = try await Rig()
        _ = try await published(rig)
        try await measure(rig, most: 1)
        let before = try rig.page().numbers
        try #require(before.count == 7)
        rig.statistics.answer { _, _ in .none(because: "needs rw_organization_admin") }
        try await measure(rig, most: 1)
        #expect(try rig.page().numbers == before)
        #expect(try rig.page().callout.contains("Not available after 24 h, so that earlier numbers stand: impressions"))
    }

    @Test("a post of which nothing is told any more keeps its numbers: it is not unseen afterwards")
    func deleted() async throws {
        let rig = try await Rig()
        _ = try await published(rig)
        try await measure(rig, most: 1)
        let before = try rig.page().numbers
        rig.statistics.answer { _, _ in .sample(0) }
        try await measure(rig, most: 1)
        #expect(try rig.page().numbers == before)
        #expect(try await rig.store.measurements(ofDraft: "draft").last?.numbers.values.isEmpty == true)
    }

    @Test("what the account's token is known to be good for is told to whoever asks; of another token nothing is")
    func knownAccess() async throws {
        let rig = try await Rig()
        _ = try await published(rig)
        try await rig.drain("inspect")
        try await measure(rig, most: 1)
        #expect(rig.statistics.access.compactMap { $0 }.last?[.numbers].verdict == .can)
        rig.configure(inspector: ScriptedInspector(fingerprint: "second"))
        try await measure(rig, most: 1)
        #expect(rig.statistics.access.count == 2 && rig.statistics.access[1] == nil)
    }

    @Test("a dead token and a parked account are not asked; once they are mended the reading follows within half an hour")
    func deadToken() async throws {
        let rig = try await Rig()
        let sent = try await published(rig)
        rig.inspector.onAsk { now in ScriptedInspector.access(at: now, token: .expired) }
        try await rig.drain("inspect")
        for _ in 0..<5 { try await measure(rig, most: 1) }
        #expect(rig.statistics.calls.isEmpty)
        rig.inspector.onAsk { now in ScriptedInspector.access(at: now) }
        rig.configure(inspector: ScriptedInspector(fingerprint: "renewed"))
        let mended = rig.clock.now()
        try await measure(rig, most: 1)
        let call = try #require(rig.statistics.calls.first)
        #expect(call.at > sent + .seconds(3600) && call.at <= mended + .seconds(1800))
    }

    @Test("a reading that fails is tried again, is a fault after the third time, and the fault ends with the first success")
    func failures() async throws {
        let rig = try await Rig()
        _ = try await published(rig)
        rig.statistics.answer { _, _ in throw ScriptedFailure("LinkedIn is away.") }
        try await measure(rig, most: 2)
        #expect(try await rig.faults().isEmpty)
        try await measure(rig, most: 1)
        #expect(try await rig.faults() == ["numbers company"])
        rig.statistics.answer { _, _ in .sample(400) }
        try await measure(rig, most: 1)
        #expect(try await rig.faults().isEmpty)
        #expect(try rig.page().numbers[.impressions] == 400)
    }

    @Test(
        "what only a person can mend is a fault at once; what never is mended is given up after five weeks, and tried a bounded number of times"
    )
    func givenUp() async throws {
        let rig = try await Rig()
        let sent = try await published(rig)
        rig.statistics.answer { _, _ in throw ScriptedFailure("The version has ended.", .needsOperator) }
        try await measure(rig, most: 1)
        #expect(try await rig.faults() == ["numbers company"])
        try await measure(rig, most: 1000)
        #expect(try await rig.stage("measure").nextDue(now: rig.clock.now()) == nil)
        #expect(try await rig.faults().isEmpty)
        #expect(rig.statistics.calls.count < 200)
        #expect(try #require(rig.statistics.calls.last).at <= sent + .seconds(35 * 86_400))
    }

    @Test("an account without numbers is not asked for any, and its page says nothing of them")
    func noStatistics() async throws {
        let rig = try await Rig()
        _ = try await published(rig)
        rig.configure(hasStatistics: false)
        try await measure(rig)
        let page = try rig.page()
        #expect(page.numbers.isEmpty && !page.callout.contains("available"))
        #expect(try await rig.store.nextMeasuring() == nil)
        #expect(try await rig.faults().isEmpty)
    }

    @Test("posts of an account that are due together are asked for together, and one that is left out is asked for again")
    func batches() async throws {
        let rig = try await Rig()
        let now = rig.clock.now()
        for number in 1...120 { try await rig.scratch.seedPublished("post \(number)", now: now) }
        let isFirst = Locked(true)
        rig.statistics.answer { urn, _ in
            let isLeftOut =
                urn == "urn:post 7"
                && isFirst.withLock { first in
                    defer { first = false }
                    return first
                }
            return isLeftOut ? nil : .sample(urn.utf8.count * 10)
        }
        rig.clock.advance(by: .seconds(3600))
        try await rig.drain("measure")
        #expect(rig.statistics.calls.map(\.urns.count) == [50, 50, 21])
        #expect(Set(rig.statistics.calls.flatMap(\.urns)).count == 120)
        for number in [7, 8] { #expect(try await rig.store.measurements(ofDraft: "post \(number)").count == 1) }
    }

    @Test("after a restart readings go on where they were")
    func restart() async throws {
        let folder = try ScratchFolder(), clock = ManualClock()
        let sent = try await published(try await Rig(folder: folder, clock: clock))
        let rig = try await Rig(folder: folder, clock: clock)
        try await measure(rig)
        #expect(rig.statistics.calls.map { $0.at.timeIntervalSince(sent) / 3600 } == [1, 24, 168, 672])
    }
}
