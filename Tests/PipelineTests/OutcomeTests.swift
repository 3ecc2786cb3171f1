import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// What each ending of a sending means, and how the unknown ones are settled.
@Suite struct OutcomeTests {
    static let endings: [(name: String, outcome: SendOutcome, draft: DraftState, attempt: Attempt.State)] = [
        ("published", .published(urn: "urn:1", permalink: "https://posts.test/1"), .published, .published),
        ("a passing cause", .notSent(Refusal(reason: "Too many requests.", cause: .passing(notBefore: nil))), .slotted, .notSent),
        ("a cause of the account", .notSent(Refusal(reason: "Token expired.", cause: .account(AccountStop(.token)))), .slotted, .notSent),
        ("a lasting cause", .notSent(Refusal(reason: "Refused.", cause: .lasting)), .failed, .notSent),
        ("unknown", .unknown("The connection closed."), .unknown, .unknown),
        ("duplicate", .duplicate(urn: "urn:9"), .unknown, .unknown),
    ]

    @Test("each ending moves draft and attempt, after exactly one request", arguments: endings.indices)
    func table(_ index: Int) async throws {
        let ending = Self.endings[index]
        let rig = try await Rig()
        try await rig.prepared()
        rig.publisher.onSend { _ in .init(ending.outcome) }
        try await rig.drain("send", "prepare", "send", "reconcile", "schedule", "announce")
        #expect(rig.publisher.sent.count == 1, "\(ending.name)")
        #expect(try await rig.state() == ending.draft, "\(ending.name)")
        #expect(try await rig.attempt().state == ending.attempt, "\(ending.name)")
        #expect(try rig.page().status == ending.draft.boardStatus, "\(ending.name)")
    }

    @Test("a passing cause is tried again when the platform allows, and given up after five attempts")
    func passing() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        let notBefore = rig.clock.now() + .seconds(600)
        rig.publisher.onSend { _ in .init(.notSent(Refusal(reason: "Too many requests.", cause: .passing(notBefore: notBefore)))) }
        try await rig.drain("send")
        rig.clock.advance(by: .seconds(599))
        try await rig.drain("prepare", "send")
        #expect(rig.publisher.sent.count == 1)
        for _ in 0..<10 {
            rig.clock.advance(by: .seconds(600))
            try await rig.drain("prepare", "send")
        }
        #expect(rig.publisher.sent.count == 5)
        #expect(rig.publisher.live.isEmpty)
        #expect(try await rig.state() == .failed)
        try await rig.drain("announce")
        #expect(try rig.page().answers.last?.hasPrefix("Not published: Too many requests.") == true)
    }

    @Test("a failed post is sent again only after another approval")
    func failedAndApprovedAgain() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.publisher.onSend { _ in .init(.notSent(Refusal(reason: "Refused.", cause: .lasting))) }
        try await rig.drain("send", "announce")
        rig.clock.advance(by: .seconds(86400))
        try await rig.drain("schedule", "prepare", "send")
        #expect(rig.publisher.sent.count == 1)
        rig.publisher.onSend { .published($0) }
        try await rig.poll()
        try await rig.approve()
        try await rig.drain("schedule")
        try await rig.prepareAtSlot()
        try await rig.drain("send")
        #expect(try await rig.state() == .published)
        #expect(try await rig.attempt().number == 2)
    }

    // MARK: refused as a repetition

    @Test("a repetition is settled by evidence of what it repeats, else by a person; nothing is sent for it", arguments: [true, false])
    func repetition(_ isLive: Bool) async throws {
        let rig = try await Rig()
        rig.configure(resendsUnseen: true)
        try await rig.prepared()
        rig.publisher.onSend { _ in .init(.duplicate(urn: "urn:9")) }
        try await rig.drain("send")
        #expect(try await rig.attempt().cited == "urn:9")
        // What a refusal names is nobody's until it is proved.
        #expect(try await rig.attempt().urn == nil)
        rig.evidence.answer { attempt in
            isLive ? .found(urn: attempt.cited ?? "", permalink: "https://posts.test/9") : .notSeen("It is a ghost.")
        }
        try await rig.lookToTheEnd()
        #expect(try await rig.state() == (isLive ? .published : .needsCheck))
        #expect(try await rig.attempt().urn == (isLive ? "urn:9" : nil))
        #expect(rig.publisher.sent.count == 1)
    }

    // MARK: unknown

    @Test("an unknown ending is looked for 5, 15, 30, 60, 120 and 300 s after it; then a person is asked")
    func looks() async throws {
        let rig = try await Rig()
        try await rig.unknown()
        let end = rig.clock.now()
        for _ in 0..<20 {
            if let next = try await rig.stage("reconcile").nextDue(now: rig.clock.now()) { rig.clock.advance(to: next) }
            try await rig.drain("reconcile")
        }
        #expect(rig.evidence.looks.map { $0.timeIntervalSince(end) } == [5, 15, 30, 60, 120, 300])
        #expect(try await rig.state() == .needsCheck)
        try await rig.drain("announce")
        #expect(try rig.page().status == .needsCheck)
        let sentAt = Moment(try await rig.attempt().armedAt)
        let question = try #require(try rig.page().answers.last)
        #expect(question.contains("Attempt 1 sent \"Text of draft.\" at \(sentAt)"))
        #expect(question.contains("The connection closed.") && question.contains("It was not seen."))
        #expect(question.contains("\"published\"") && question.contains("\"not published\""))
        #expect(rig.publisher.sent.count == 1)
    }

    @Test("what is found is published under its link")
    func found() async throws {
        let rig = try await Rig()
        try await rig.unknown()
        rig.clock.advance(by: .seconds(5))
        try await rig.drain("reconcile")
        rig.evidence.answer { _ in .found(urn: "urn:found", permalink: "https://posts.test/found") }
        rig.clock.advance(by: .seconds(10))
        try await rig.drain("reconcile", "announce")
        #expect(try await rig.state() == .published)
        #expect(try await rig.attempt().urn == "urn:found")
        #expect(try rig.page().publishedURL == "https://posts.test/found")
    }

    @Test("a post that belongs to another draft is no evidence")
    func boundElsewhere() async throws {
        let rig = try await Rig()
        try await rig.prepared("first")
        rig.publisher.onSend { _ in .init(.published(urn: "urn:1", permalink: "https://posts.test/1")) }
        try await rig.drain("send", "announce")
        try await rig.unknown()
        rig.evidence.answer { _ in .found(urn: "urn:1", permalink: "https://posts.test/1") }
        for _ in 0..<10 {
            rig.clock.advance(by: .seconds(180))
            try await rig.drain("reconcile")
        }
        #expect(try await rig.state() == .needsCheck)
        #expect(try await rig.draft().lastError?.contains("belongs to another draft") == true)
    }

    @Test("an account that cannot be read is for a person at once; a look that fails is repeated")
    func unreadable() async throws {
        let rig = try await Rig()
        try await rig.unknown()
        rig.evidence.answer { _ in throw ScriptedFailure("Timed out.") }
        rig.clock.advance(by: .seconds(5))
        try await rig.drain("reconcile")
        #expect(try await rig.state() == .unknown)
        rig.configure(hasEvidence: false)
        rig.clock.advance(by: .seconds(10))
        try await rig.drain("reconcile")
        #expect(try await rig.state() == .needsCheck)
    }

    @Test("an unknown post is never sent again by itself")
    func neverResent() async throws {
        let rig = try await Rig()
        try await rig.unknown()
        for _ in 0..<40 {
            rig.clock.advance(by: .seconds(900))
            try await rig.drain("schedule", "prepare", "send", "reconcile", "announce")
            try await rig.work("board")
        }
        #expect(rig.publisher.sent.count == 1)
        #expect(try await rig.state() == .needsCheck)
    }

    @Test("a person settles it", arguments: [true, false])
    func settled(_ isPublished: Bool) async throws {
        let rig = try await Rig()
        rig.configure(hasEvidence: false)
        try await rig.unknown()
        rig.clock.advance(by: .seconds(5))
        try await rig.drain("reconcile", "announce")
        rig.clock.advance(by: .seconds(60))
        rig.board.edit("draft") { page in
            page.answer = isPublished ? "published" : "not published"
            page.publishedURL = isPublished ? "https://posts.test/urn:li:share:7/" : ""
        }
        try await rig.poll()
        #expect(try await rig.state() == (isPublished ? .published : .failed))
        #expect(try await rig.attempt().state == (isPublished ? .published : .notSent))
        #expect(try await rig.draft().permalink == (isPublished ? "https://posts.test/urn:li:share:7/" : nil))
        // The post that a person found is this draft's: no other draft's evidence may be bound to it.
        #expect(try await rig.store.isBound(urn: "urn:li:share:7", except: "another") == isPublished)
    }

    @Test("an answer to an earlier question is no answer to a new one")
    func answeredBefore() async throws {
        let rig = try await Rig()
        rig.configure(hasEvidence: false)
        try await rig.unknown()
        rig.clock.advance(by: .seconds(5))
        try await rig.drain("reconcile", "announce")
        try await rig.sendAfterAnswer()
        rig.clock.advance(by: .seconds(5))
        try await rig.drain("reconcile")
        try await rig.poll()
        try await rig.drain("announce")
        rig.clock.advance(by: .seconds(60))
        try await rig.poll()
        #expect(try await rig.attempt().number == 2)
        #expect(try await rig.state() == .needsCheck)
        #expect(try rig.page().answer.isEmpty)
    }

    @Test("what was armed when the last process ended is unknown, and looked for before anything else")
    func restart() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        let now = rig.clock.now()
        let taken = try #require(try await rig.store.take(.sending, now: now, lease: .seconds(60)))
        let conditions = ArmingConditions(boardReadAt: now, boardReadFor: .seconds(10), isPaused: false, maxLateness: .seconds(60))
        #expect(try await rig.store.arm("draft", lease: taken.lease, now: now, conditions: conditions) != nil)
        rig.clock.advance(by: .seconds(3600))
        try await rig.drain("prepare", "send")
        #expect(rig.publisher.sent.isEmpty)
        try await #require(try rig.stage("reconcile") as? Reconciling).recover()
        #expect(try await rig.state() == .unknown)
        rig.evidence.answer { _ in .found(urn: "urn:late", permalink: "") }
        try await rig.drain("reconcile", "send")
        #expect(try await rig.state() == .published)
        #expect(rig.publisher.sent.isEmpty)
    }

    @Test("an outcome that the store refuses at first is filed all the same")
    func storeRefuses() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        let shelf = RefusingShelf(rig.store, times: 2)
        let sending = Sending(rig.workshop, shelf, drafts: rig.store, board: rig.store, parking: rig.store)
        let clock = rig.clock
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try await sending.workOnce() }
            for _ in 0..<2 {
                await clock.waitForSleepers()
                clock.advance(by: .seconds(5))
            }
            try await group.waitForAll()
        }
        #expect(try await rig.state() == .published)
        #expect(rig.publisher.sent.count == 1)
        #expect(rig.lines.all.contains { $0.contains("urn:draft") })
    }
}

extension Rig {
    /// Looks for evidence until nothing is due for a look any more.
    func lookToTheEnd() async throws {
        while let next = try await stage("reconcile").nextDue(now: clock.now()) {
            if next > clock.now() { clock.advance(to: next) }
            try await drain("reconcile")
        }
    }

    /// A person says that the post is not live and approves it again; it is sent at its next slot.
    func sendAfterAnswer() async throws {
        clock.advance(by: .seconds(60))
        board.edit("draft") { $0.answer = "not published" }
        try await poll()
        try await drain("announce")
        try await poll()
        try await approve()
        try await drain("schedule", "announce")
        try await poll()
        try await prepareAtSlot()
        try await drain("send")
    }

    /// A draft whose sending ended unknown just now.
    func unknown() async throws {
        try await prepared()
        publisher.onSend { _ in .init(.unknown("The connection closed."), isLive: false) }
        try await drain("send")
        try #require(try await state() == .unknown)
    }
}

/// A store that refuses to file an outcome some times.
private struct RefusingShelf: SendingShelf {
    private let store: Store
    private let refusals: Locked<Int>

    init(_ store: Store, times: Int) {
        self.store = store
        refusals = Locked(times)
    }

    func file(_ attempt: Attempt, from: Attempt.State, now: Date, _ change: @escaping @Sendable (inout Draft) -> DraftFiling?) async throws
        -> Bool
    {
        let isRefused = refusals.withLock { left in
            left -= 1
            return left >= 0
        }
        if isRefused { throw ScriptedFailure("The disk is full.") }
        return try await store.file(attempt, from: from, now: now, change)
    }

    func prepared(ofDraft id: String) async throws -> PreparedPost? { try await store.prepared(ofDraft: id) }
    func arm(_ draftID: String, lease: Lease, now: Date, conditions: ArmingConditions) async throws -> Attempt? {
        try await store.arm(draftID, lease: lease, now: now, conditions: conditions)
    }
    func recoverArmed(before: Date, now: Date) async throws -> [Attempt] { try await store.recoverArmed(before: before, now: now) }
    func dueForLook(now: Date) async throws -> Attempt? { try await store.dueForLook(now: now) }
    func nextLook() async throws -> Date? { try await store.nextLook() }
    func attempts(ofDraft id: String) async throws -> [Attempt] { try await store.attempts(ofDraft: id) }
    func lastAttempt(ofDraft id: String) async throws -> Attempt? { try await store.lastAttempt(ofDraft: id) }
    func lastArmed(onAccount account: String, exceptFor draftID: String) async throws -> Date? { nil }
    func isBound(urn: String, except draftID: String) async throws -> Bool { try await store.isBound(urn: urn, except: draftID) }
}
