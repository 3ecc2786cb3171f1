import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Candidates become drafts, and remarks other texts, by the first model that delivers.
@Suite struct DraftingTests {
    @Test("a candidate is drafted once, though two workers race")
    func race() async throws {
        let rig = try await Rig()
        for number in 0..<10 { try await rig.scratch.seedCandidate("candidate \(number)", now: rig.clock.now()) }
        rig.writer.answer { _ in
            for _ in 0..<10 { await Task.yield() }
            return .sample()
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 { group.addTask { try await rig.drain("draft") } }
            try await group.waitForAll()
        }
        #expect(rig.writer.orders.count == 10)
        #expect(Set(rig.writer.orders.map(\.assignment.candidate.id)).count == 10)
        #expect(try await rig.store.status(now: rig.clock.now()).queues.first { $0.name == "drafted" }?.count == 10)
    }

    @Test("when all models fail the candidate waits ever longer, and is parked after eight tries")
    func allFail() async throws {
        let rig = try await Rig()
        try await rig.scratch.seedCandidate(now: rig.clock.now())
        rig.writer.answer { _ in throw ScriptedFailure("Out of memory.") }
        var pauses: [Double] = []
        while rig.writer.orders.count < 20 {
            try await rig.drain("draft")
            guard let due = try await rig.stage("draft").nextDue(now: rig.clock.now()) else { break }
            pauses.append(due.timeIntervalSince(rig.clock.now()))
            rig.clock.advance(to: due)
        }
        #expect(rig.writer.orders.count == 8)
        #expect(pauses == [30, 60, 120, 240, 480, 960, 1920])
        #expect(try await rig.faults() == ["text model first"])
    }

    @Test("a model that fails is one fault, the next one writes, and the fault goes when the first works again")
    func fallBack() async throws {
        let rig = try await Rig()
        let second = ScriptedTextModel("second")
        rig.configure(writers: [rig.writer, second])
        rig.writer.answer { _ in throw ScriptedFailure("Out of memory.") }
        for number in 0..<3 { try await rig.scratch.seedCandidate("candidate \(number)", now: rig.clock.now()) }
        try await rig.drain("draft")
        #expect(second.orders.count == 3)
        #expect(try await rig.faults() == ["text model first"])
        #expect(rig.lines.all.filter { $0.contains("text model first") }.count == 1)
        rig.writer.answer { _ in .sample() }
        try await rig.scratch.seedCandidate("candidate 4", now: rig.clock.now())
        try await rig.drain("draft")
        #expect(second.orders.count == 3)
        #expect(try await rig.faults().isEmpty)
    }

    @Test("a model without hope behind one with hope does not end the candidate")
    func hope() async throws {
        let rig = try await Rig()
        rig.writer.answer { _ in throw ScriptedFailure("Busy.") }
        rig.configure(writers: [rig.writer, ScriptedTextModel("second") { _ in throw ScriptedFailure("Refused.", .permanent) }])
        try await rig.scratch.seedCandidate(now: rig.clock.now())
        try await rig.drain("draft")
        #expect(try await rig.stage("draft").nextDue(now: rig.clock.now()) == rig.clock.now() + .seconds(30))
    }

    @Test("a remark brings another text under Post, and the old one under Versions")
    func rewrite() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.board.edit("draft") { $0.remarks = "Shorter." }
        try await rig.poll()
        rig.writer.answer { order in .sample(hook: order.revision?.remark ?? "") }
        try await rig.drain("draft", "announce")
        try await rig.poll()
        #expect(try rig.page().text == "Shorter.\n\nA paragraph.")
        #expect(try rig.page().versions == ["Text of draft."])
        #expect(try rig.page().remarks.isEmpty)
        #expect(try rig.page().status == .inReview)
        #expect(try await rig.state() == .submitted)
    }

    @Test("an editor's own text that comes before the other text stands")
    func editorWasFaster() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.board.edit("draft") { $0.remarks = "Shorter." }
        try await rig.poll()
        try await rig.drain("draft")
        rig.board.edit("draft") { $0.text = "Mine." }
        try await rig.drain("announce")
        try await rig.poll()
        #expect(try rig.page().text == "Mine.")
        #expect(try await rig.draft().content.text == "Mine.")
    }

    @Test("a writer that comes to the same text makes no version of it, and the page says so")
    func same() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        for remark in ["Shorter.", "Shorter still."] {
            rig.board.edit("draft") { $0.remarks = remark }
            try await rig.poll()
            rig.writer.answer { _ in .sample(hook: "Always this") }
            try await rig.drain("draft", "announce")
            try await rig.poll()
        }
        let page = try rig.page()
        #expect(page.text == "Always this\n\nA paragraph.")
        #expect(page.versions == ["Text of draft."])
        #expect(page.answers.last?.contains("wrote the same again") == true)
        #expect(page.remarks.isEmpty && page.status == .inReview)
        #expect(try await rig.state() == .submitted)
        #expect(try await rig.draft().version == 2)
    }

    @Test("an order for another text that cannot be met says so on the page")
    func unwritten() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.board.edit("draft") { $0.remarks = "Shorter." }
        try await rig.poll()
        rig.writer.answer { _ in throw ScriptedFailure("Refused.", .permanent) }
        try await rig.drain("draft", "announce")
        #expect(try rig.page().answers.last?.contains("No other text could be written: Refused.") == true)
        #expect(try await rig.draft().retryAt == rig.draft().windowEnds)
    }
}
