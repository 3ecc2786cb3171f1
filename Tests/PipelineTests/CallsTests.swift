import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// What models are asked, what they may take, and when they are left alone.
@Suite struct CallsTests {
    private static let price = ModelPrice(input: 1000, output: 0)

    @Test("Why this says what a draft took, rewrites included, and what the words mean")
    func shown() async throws {
        let rig = try await Rig()
        let writer = ScriptedTextModel("paid", price: Self.price, tokens: 100)
        rig.configure(writers: [writer])
        try await rig.scratch.seedCandidate(now: rig.clock.now())
        try await rig.drain("draft", "submit")
        let id = try #require(try await rig.store.openDrafts().first?.id)
        let first = try #require(try rig.page(id).grounds).reasons.map(\.description)
        #expect(
            first.contains(
                "What it took so far: 1 question to paid, 100 tokens read (0 of them kept by the provider from earlier ones), 0 written, cost 0.1000."
            ),
            "\(first)")
        #expect(first.last?.hasPrefix("Tokens are the pieces of words") == true)
        rig.clock.advance(by: .seconds(61))
        try await rig.poll()
        writer.answer { _ in .sample(hook: "Another hook") }
        rig.board.edit(id) { $0.remarks = "Shorter." }
        try await rig.poll()
        try await rig.drain("draft", "announce")
        let later = try #require(try rig.page(id).grounds).reasons
        #expect(later.contains { $0.description.contains("2 questions to paid, 200 tokens read") }, "\(later)")
        let german = later.map { $0.text(in: Voice(.german)) }
        #expect(german.contains { $0.hasPrefix("Bisheriger Aufwand: 2 Fragen an paid, 200 Tokens gelesen") }, "\(german)")
    }

    @Test("who comes after a lost lease asks the same and pays nothing; what was of no use is asked otherwise")
    func lostLease() async throws {
        let rig = try await Rig()
        let writer = ScriptedTextModel("paid", price: Self.price, tokens: 100)
        rig.configure(writers: [writer])
        try await rig.scratch.seedCandidate(now: rig.clock.now())
        writer.answer { _ in
            rig.clock.advance(by: .seconds(1801))
            return .sample()
        }
        try await rig.work("draft")
        #expect(try await rig.store.status(now: rig.clock.now()).queues.contains { $0.name == "drafted" } == false)
        writer.answer { _ in throw ScriptedFailure("No usable answer.") }
        try await rig.work("draft")
        #expect(writer.orders.count == 2 && writer.paid == 1)
        #expect(writer.orders[0].prompt == writer.orders[1].prompt && writer.orders[0].seed == writer.orders[1].seed)
        writer.answer { _ in .sample() }
        rig.clock.advance(to: try #require(try await rig.stage("draft").nextDue(now: rig.clock.now())))
        try await rig.work("draft")
        #expect(writer.paid == 2)
        #expect(writer.orders[2].prompt.nonce != writer.orders[1].prompt.nonce && writer.orders[2].seed != writer.orders[1].seed)
        #expect(try await rig.store.status(now: rig.clock.now()).queues.contains { $0.name == "drafted" })
    }

    @Test("nonces differ between candidates, and cannot be told from the sources")
    func nonces() async throws {
        let rig = try await Rig()
        for number in 0..<3 { try await rig.scratch.seedCandidate("candidate \(number)", now: rig.clock.now()) }
        try await rig.drain("draft")
        let nonces = rig.writer.orders.map(\.prompt.nonce)
        #expect(Set(nonces).count == 3 && nonces.allSatisfy { $0.count == 16 })
    }

    @Test("a budget that is used up lets the work wait until midnight, without a failure, and says so")
    func budget() async throws {
        let rig = try await Rig()
        let writer = ScriptedTextModel("paid", price: Self.price, tokens: 100)
        rig.configure(writers: [writer], budgets: Budgets(others: DailyBudget(tokens: 200)))
        for number in 0..<4 { try await rig.scratch.seedCandidate("candidate \(number)", now: rig.clock.now()) }
        try await rig.drain("draft")
        #expect(writer.paid == 2)
        #expect(try await rig.faults().isEmpty)
        let due = try #require(try await rig.stage("draft").nextDue(now: rig.clock.now()))
        #expect(due == rig.clock.now().day + .seconds(86_400))
        let why = try await rig.store.story(of: "candidate 3").map(\.sentence).joined(separator: "\n")
        #expect(why.contains("The day's budget of Brand brand for models is used up (200 of 200 tokens)"), "\(why)")
        // However often it waits, it is never given up.
        for _ in 0..<10 {
            rig.configure(writers: [writer], budgets: Budgets(others: DailyBudget(tokens: 0)))
            rig.clock.advance(to: try #require(try await rig.stage("draft").nextDue(now: rig.clock.now())))
            try await rig.drain("draft")
        }
        #expect(writer.paid == 2)
        rig.configure(writers: [writer], budgets: Budgets(others: DailyBudget(money: 0.2)))
        rig.clock.advance(to: try #require(try await rig.stage("draft").nextDue(now: rig.clock.now())))
        try await rig.drain("draft")
        #expect(writer.paid == 4)
        #expect(try await rig.store.status(now: rig.clock.now()).queues.first { $0.name == "drafted" }?.count == 4)
    }

    @Test("what costs nothing writes where a budget is used up, and the draft says why")
    func freeModel() async throws {
        let rig = try await Rig()
        let paid = ScriptedTextModel("paid", price: nil, tokens: 100)
        let free = ScriptedTextModel("free", tokens: 1000)
        rig.configure(writers: [paid, free], budgets: Budgets(brands: ["Brand brand": DailyBudget(tokens: 100)]))
        for number in 0..<3 { try await rig.scratch.seedCandidate("candidate \(number)", now: rig.clock.now()) }
        try await rig.drain("draft")
        #expect(paid.paid == 1 && free.paid == 2)
        let spending = try await rig.store.status(now: rig.clock.now()).spending
        #expect(spending.map(\.model) == ["free", "paid"] && spending.map(\.billedTokens) == [0, 100])
        #expect(try await rig.faults().isEmpty)
    }

    @Test("another text waits for midnight too, and the order stays")
    func rewrite() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        let writer = ScriptedTextModel("paid", price: Self.price, tokens: 100)
        rig.configure(writers: [writer], budgets: Budgets(others: DailyBudget(tokens: 0)))
        rig.board.edit("draft") { $0.remarks = "Shorter." }
        try await rig.poll()
        try await rig.drain("draft")
        let draft = try await rig.draft()
        #expect(draft.failures == 0 && draft.retryAt == rig.clock.now().day + .seconds(86_400))
        #expect(draft.lastError?.description.contains("budget") == true)
        rig.clock.advance(to: try #require(draft.retryAt))
        rig.configure(writers: [writer], budgets: Budgets(others: DailyBudget(tokens: 1)))
        try await rig.drain("draft")
        #expect(writer.paid == 1)
        #expect(try await rig.draft().lastError == nil)
    }

    @Test("a provider that failed five times in a row rests while another writes, and one question tries it")
    func breaker() async throws {
        let rig = try await Rig()
        let second = ScriptedTextModel("second")
        rig.configure(writers: [rig.writer, second])
        rig.writer.answer { _ in throw ScriptedFailure("Out of memory.") }
        for number in 0..<8 { try await rig.scratch.seedCandidate("candidate \(number)", now: rig.clock.now()) }
        try await rig.drain("draft")
        #expect(rig.writer.orders.count == 5 && second.orders.count == 8)
        #expect(rig.workshop.models.rest(of: "first", at: rig.clock.now())?.until == rig.clock.now() + .seconds(60))
        rig.clock.advance(by: .seconds(60))
        rig.writer.answer { _ in .sample() }
        for number in 8..<10 { try await rig.scratch.seedCandidate("candidate \(number)", now: rig.clock.now()) }
        try await rig.drain("draft")
        #expect(rig.writer.orders.count == 7 && second.orders.count == 8)
        #expect(rig.workshop.models.rest(of: "first", at: rig.clock.now()) == nil)
    }

    @Test("work for a provider that rests waits for it and counts no failure; a refusal is no failure of the provider")
    func resting() async throws {
        let rig = try await Rig()
        rig.writer.answer { _ in throw ScriptedFailure("Out of memory.") }
        for number in 0..<7 { try await rig.scratch.seedCandidate("candidate \(number)", now: rig.clock.now()) }
        try await rig.drain("draft")
        #expect(rig.writer.orders.count == 5)
        let why = try await rig.store.story(of: "candidate 6").map(\.sentence).joined(separator: "\n")
        #expect(why.contains("first is not asked before") && why.contains("first failed 5 times in a row."), "\(why)")

        let other = try await Rig()
        other.writer.answer { _ in throw ScriptedFailure("Refused.", .permanent) }
        for number in 0..<7 { try await other.scratch.seedCandidate("candidate \(number)", now: other.clock.now()) }
        try await other.drain("draft")
        #expect(other.writer.orders.count == 7)
    }

    @Test("with its only model away for a weekend a candidate waits, is given up by nobody, and is written on Monday")
    func weekend() async throws {
        let rig = try await Rig()
        rig.writer.answer { _ in throw ScriptedFailure("first: nobody listens there.", isAway: true) }
        try await rig.scratch.seedCandidate(now: rig.clock.now())
        let monday = rig.clock.now() + .seconds(60 * 3600)
        while rig.clock.now() < monday {
            try await rig.drain("draft")
            rig.clock.advance(to: try #require(try await rig.stage("draft").nextDue(now: rig.clock.now())))
        }
        #expect((100...200).contains(rig.writer.orders.count), "\(rig.writer.orders.count)")
        #expect(try await rig.faults() == ["text model first"])
        rig.writer.answer { _ in .sample() }
        try await rig.drain("draft")
        #expect(try await rig.store.status(now: rig.clock.now()).queues.contains { $0.name == "drafted" })
    }

    @Test("a rewrite waits for a model that is away, and its order stays")
    func rewriteAway() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        rig.writer.answer { _ in throw ScriptedFailure("first: 503", .retryAfter(.seconds(120)), isAway: true) }
        rig.board.edit("draft") { $0.remarks = "Shorter." }
        try await rig.poll()
        try await rig.drain("draft")
        let draft = try await rig.draft()
        #expect(draft.failures == 0 && draft.state == .changesRequested && draft.retryAt == rig.clock.now() + .seconds(120))
    }

    @Test("another configuration lets a provider be asked again at once")
    func renewed() async throws {
        let rig = try await Rig()
        rig.writer.answer { _ in throw ScriptedFailure("Wrong token.", .needsOperator) }
        for number in 0..<6 { try await rig.scratch.seedCandidate("candidate \(number)", now: rig.clock.now()) }
        try await rig.drain("draft")
        #expect(rig.writer.orders.count == 5 && rig.workshop.models.rest(of: "first", at: rig.clock.now()) != nil)
        rig.configure()
        #expect(rig.workshop.models.rest(of: "first", at: rig.clock.now()) == nil)
        #expect(rig.workshop.models["first"].failure == "Wrong token.")
    }

    @Test("a budget for a brand that the desk does not have, or not any more, is a fault until it is mended")
    func unknownBrand() async throws {
        let rig = try await Rig()
        try await rig.brand()
        let daily = DailyBudget(tokens: 100)
        rig.configure(budgets: Budgets(brands: ["Brand brand": daily, "Brnad": daily]))
        try await rig.poll()
        #expect(try await rig.faults() == ["budget Brnad"])
        try await rig.brand { $0.name = "Renamed" }
        try await rig.poll()
        #expect(Set(try await rig.faults()) == ["budget Brand brand", "budget Brnad"])
        rig.configure(budgets: Budgets(brands: ["Renamed": daily]))
        try await rig.poll()
        #expect(try await rig.faults().isEmpty)
    }
}
