import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// How soon the comments on a page are looked for when there are nearly more pages than requests.
@Suite struct CommentPaceTests {
    /// When each page was asked.
    private func asked(for seconds: Int, _ rig: Rig) async throws -> [String: [Date]] {
        let (clock, times) = (rig.clock, Locked<[String: [Date]]>([:]))
        rig.board.trouble { deed in
            guard case .comments(let page) = deed else { return nil }
            times.withLock { $0[page, default: []].append(clock.now()) }
            return .meanwhile { clock.advance(by: .milliseconds(600)) }
        }
        let (stage, end) = (try rig.stage("comments"), clock.now() + .seconds(seconds))
        while clock.now() < end {
            let due = try #require(try await stage.nextDue(now: clock.now()))
            if due > clock.now() { clock.advance(to: due) }
            try await rig.work("comments")
        }
        return times.withLock { $0 }
    }

    @Test("pages that were edited lately are asked every fifteen seconds and the others every minute, though a request takes 0.6 s")
    func promises() async throws {
        let rig = try await Rig()
        for number in 0..<50 { try await rig.scratch.seedDraft("draft \(number)", state: .drafted, now: rig.clock.now()) }
        try await rig.drain("submit", "announce")
        rig.clock.advance(by: .seconds(3600))
        for _ in 0..<6 { try await rig.poll() }
        var lively: Set<String> = []
        for number in 0..<12 {
            rig.board.edit("draft \(number)") { $0.altText = "Mine" }
            lively.insert(try #require(try await rig.draft("draft \(number)").page?.pageID))
        }
        try await rig.poll()
        let begun = rig.clock.now()
        let times = try await asked(for: 420, rig)
        #expect(times.count == 50)
        // The first two minutes are those of all who have waited while nobody asked, and of spreading them.
        for (page, moments) in times {
            let later = moments.filter { $0 >= begun + .seconds(120) }
            let longest = zip(later, later.dropFirst()).map { $1.timeIntervalSince($0) }.max() ?? .infinity
            #expect(longest <= (lively.contains(page) ? 15 : 60), "\(page): \(longest) s")
        }
    }
}
