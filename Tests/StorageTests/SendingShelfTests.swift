import Editorial
import FoundationEssentials
import SQL
import Storage
import Support
import TestKit
import Testing

@Suite("Attempts")
struct SendingShelfTests {
    let now = Date(milliseconds: 1_783_156_080_000)
    let lease = Duration.seconds(60)

    func conditions(readAt: Date?, isPaused: Bool = false) -> ArmingConditions {
        ArmingConditions(boardReadAt: readAt, boardReadFor: .seconds(10), isPaused: isPaused, maxLateness: .seconds(7200))
    }

    /// A prepared draft, taken for sending.
    func taken(_ id: String = "draft", in scratch: ScratchStore, _ change: (inout Draft) -> Void = { _ in }) async throws -> LeasedDraft {
        try await scratch.seedDraft(id, state: .prepared, slot: now, now: now, change)
        return try #require(try await scratch.store.take(.sending, now: now, lease: lease))
    }

    func move(to state: DraftState, permalink: String? = nil) -> @Sendable (inout Draft) -> DraftFiling? {
        { draft in
            draft.state = state
            draft.permalink = permalink
            return DraftFiling()
        }
    }

    @Test("taking is arming: the attempt is there with the prepared request, and the draft is armed")
    func arms() async throws {
        let scratch = try await ScratchStore()
        let taken = try await taken(in: scratch)
        let attempt = try #require(try await scratch.store.arm("draft", lease: taken.lease, now: now, conditions: conditions(readAt: now)))
        #expect(attempt.number == 1 && attempt.state == .armed && attempt.armedAt == now && attempt.account == "company")
        #expect(try await scratch.store.prepared(ofDraft: "draft") == attempt.prepared)
        #expect(try await scratch.store.lastAttempt(ofDraft: "draft") == attempt)
        #expect(try await scratch.store.draft("draft")?.state == .armed)
    }

    @Test("an armed draft is never armed again, by whomever and however late")
    func armsOnce() async throws {
        let scratch = try await ScratchStore()
        let taken = try await taken(in: scratch)
        let armed = try await withThrowingTaskGroup { group in
            for _ in 0..<20 {
                group.addTask { try await scratch.store.arm("draft", lease: taken.lease, now: now, conditions: conditions(readAt: now)) }
            }
            return try await group.reduce(into: []) { if let attempt = $1 { $0.append(attempt) } }
        }
        #expect(armed.count == 1)
        #expect(try await scratch.store.take(.sending, now: now + .seconds(86400), lease: lease) == nil)
    }

    @Test("nothing is armed on a board read that is too old, not yet made, or while paused; a brand without board needs none")
    func conditions() async throws {
        let scratch = try await ScratchStore()
        let taken = try await taken(in: scratch)
        let store = scratch.store
        for refused in [
            conditions(readAt: now - .milliseconds(10001)), conditions(readAt: now + .milliseconds(1)),
            conditions(readAt: now, isPaused: true),
        ] {
            #expect(try await store.arm("draft", lease: taken.lease, now: now, conditions: refused) == nil)
        }
        #expect(try await store.lastAttempt(ofDraft: "draft") == nil)
        #expect(try await store.arm("draft", lease: taken.lease, now: now, conditions: conditions(readAt: nil)) != nil)
    }

    @Test("ten seconds old is fresh enough")
    func freshEnough() async throws {
        let scratch = try await ScratchStore()
        let taken = try await taken(in: scratch)
        let read = conditions(readAt: now - .seconds(10))
        #expect(try await scratch.store.arm("draft", lease: taken.lease, now: now, conditions: read) != nil)
    }

    @Test("another's lease, a lapsed one and one given back arm nothing")
    func leases() async throws {
        let scratch = try await ScratchStore()
        let taken = try await taken(in: scratch)
        let store = scratch.store
        #expect(try await store.arm("draft", lease: Lease(token: "x"), now: now, conditions: conditions(readAt: now)) == nil)
        let late = now + lease
        #expect(try await store.arm("draft", lease: taken.lease, now: late, conditions: conditions(readAt: late)) == nil)
        #expect(try await !store.amend("draft", lease: taken.lease, now: now) { _ in nil })
        #expect(try await store.arm("draft", lease: taken.lease, now: now, conditions: conditions(readAt: now)) == nil)
    }

    static let spoilers: [(String, @Sendable (inout Draft) -> Void)] = [
        ("text changed after the approval", { $0.content.text = "Other" }),
        ("alt text changed", { $0.content.altText = "Other" }),
        ("approval gone", { $0.approval = .none }),
        ("approval of something else", { $0.approval = .live(hash: "v1:x", by: Person(id: "e"), at: $0.createdAt) }),
        ("approval only pending", { $0.approval = .pending(hash: $0.approval.liveHash!, by: Person(id: "e"), askedAt: $0.createdAt) }),
        ("on hold", { $0.isOnHold = true }),
        ("picture awaited", { $0.awaitsPicture = true }),
        ("slot to come", { $0.slot = $0.createdAt + .seconds(1) }),
        ("slot too long ago", { $0.slot = $0.createdAt - .seconds(7201) }),
        ("no slot", { $0.slot = nil }),
        ("window over", { $0.windowEnds = $0.createdAt - .seconds(1) }),
    ]

    @Test("a draft that is not what was approved, or not due, is not armed", arguments: spoilers.indices)
    func spoiled(index: Int) async throws {
        let scratch = try await ScratchStore()
        let taken = try await taken(in: scratch)
        let (name, spoil) = Self.spoilers[index]
        try await scratch.store.amend("draft", lease: nil, now: now) { draft in
            spoil(&draft)
            return DraftFiling()
        }
        #expect(
            try await scratch.store.arm("draft", lease: taken.lease, now: now, conditions: conditions(readAt: now)) == nil, "\(name)")
    }

    @Test("a brand that was paused, or whose page is gone, has nothing armed")
    func brands() async throws {
        let scratch = try await ScratchStore()
        let taken = try await taken(in: scratch)
        let store = scratch.store
        try await scratch.seedBrand { $0.isPaused = true }
        #expect(try await store.arm("draft", lease: taken.lease, now: now, conditions: conditions(readAt: now)) == nil)
        try await scratch.seedBrand()
        let empty = CommissionReading(brands: [], briefs: [], feeds: [], stamps: [:], present: [], problems: [])
        try await store.file(empty, now: now)
        #expect(try await store.arm("draft", lease: taken.lease, now: now, conditions: conditions(readAt: now)) == nil)
        #expect(try await store.brand("brand")?.isPaused == true)
    }

    @Test("an outcome is filed once, with the draft; a published post is bound to it")
    func outcome() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        let taken = try await taken(in: scratch)
        var attempt = try #require(try await store.arm("draft", lease: taken.lease, now: now, conditions: conditions(readAt: now)))
        attempt.state = .published
        attempt.urn = "urn:li:share:1"
        #expect(try await store.file(attempt, from: .armed, now: now, move(to: .published, permalink: "https://x/urn:li:share:1/")))
        #expect(try await !store.file(attempt, from: .armed, now: now, move(to: .failed)))
        #expect(try await store.draft("draft")?.state == .published)
        #expect(try await store.lastAttempt(ofDraft: "draft") == attempt)
        #expect(try await store.isBound(urn: "urn:li:share:1", except: "other"))
        #expect(try await !store.isBound(urn: "urn:li:share:1", except: "draft"))
        #expect(try await !store.isBound(urn: "urn:li:share:12", except: "other"))
        #expect(try await store.status(now: now).published.map(\.url) == ["https://x/urn:li:share:1/"])
    }

    @Test("a post that is named only in the attempt's detail is bound too")
    func boundByDetail() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        let taken = try await taken(in: scratch)
        var attempt = try #require(try await store.arm("draft", lease: taken.lease, now: now, conditions: conditions(readAt: now)))
        attempt.state = .published
        attempt.detail = "urn:li:share:2"
        try await store.file(attempt, from: .armed, now: now, move(to: .published))
        #expect(try await store.isBound(urn: "urn:li:share:2", except: "other"))
    }

    @Test("only a definite no lets a second attempt be armed", arguments: [Attempt.State.notSent, .unknown, .needsCheck, .published])
    func secondAttempt(state: Attempt.State) async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        let first = try await taken(in: scratch)
        var attempt = try #require(try await store.arm("draft", lease: first.lease, now: now, conditions: conditions(readAt: now)))
        attempt.state = state
        // Even a program fault that puts the draft back to prepared does not get past the open attempt.
        try await store.file(attempt, from: .armed, now: now, move(to: .prepared))
        let again = try #require(try await store.take(.sending, now: now, lease: lease))
        let second = try await store.arm("draft", lease: again.lease, now: now, conditions: conditions(readAt: now))
        #expect(second?.number == (state == .notSent ? 2 : nil))
    }

    @Test("after a start every armed attempt is unknown and due for a look at once")
    func recover() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        let taken = try await taken(in: scratch)
        _ = try await store.arm("draft", lease: taken.lease, now: now, conditions: conditions(readAt: now))
        let later = now + .seconds(5)
        let recovered = try await store.recoverArmed(now: later)
        #expect(recovered.map(\.state) == [.unknown] && recovered.first?.nextLookAt == later)
        #expect(try await store.draft("draft")?.state == .unknown)
        #expect(try await store.dueForLook(now: later) == recovered.first)
        #expect(try await store.recoverArmed(now: later).isEmpty)
    }

    @Test("looks come when they are due")
    func looks() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        let taken = try await taken(in: scratch)
        var attempt = try #require(try await store.arm("draft", lease: taken.lease, now: now, conditions: conditions(readAt: now)))
        attempt.state = .unknown
        attempt.nextLookAt = now + .seconds(5)
        try await store.file(attempt, from: .armed, now: now, move(to: .unknown))
        #expect(try await store.dueForLook(now: now) == nil)
        #expect(try await store.nextLook() == now + .seconds(5))
        #expect(try await store.dueForLook(now: now + .seconds(5))?.id == attempt.id)
    }

    static let intrusions = [
        """
        INSERT INTO attempts (id, draft_id, account, number, state, armed_at, approval_hash, body, body_hash, text, prepared_at, detail, looks,
            changed_at) SELECT 'second', draft_id, account, number + 1, STATE, armed_at, approval_hash, body, body_hash, text, prepared_at,
            detail, looks, changed_at FROM attempts
        """,
        """
        INSERT INTO publications (draft_id, account, urn, published_at) SELECT draft_id, account, 'urn:li:share:2', published_at FROM publications
        """,
    ]

    @Test(
        "below every program fault the store itself refuses a second open attempt and a second publication of a draft on an account",
        arguments: [Attempt.State.armed, .unknown, .needsCheck, .published], [Attempt.State.armed, .unknown, .needsCheck])
    func walls(first: Attempt.State, second: Attempt.State) async throws {
        let scratch = try await ScratchStore()
        let taken = try await taken(in: scratch)
        var attempt = try #require(try await scratch.store.arm("draft", lease: taken.lease, now: now, conditions: conditions(readAt: now)))
        attempt.state = first
        attempt.urn = "urn:li:share:1"
        if first != .armed { try await scratch.store.file(attempt, from: .armed, now: now, move(to: .published)) }
        let intruder = try Database(path: scratch.store.path)
        let attempted = Self.intrusions[0].replacing("STATE", with: "'\(second.rawValue)'")
        await #expect(throws: StoreError.self) { try await intruder.transaction { session in _ = try session.run(attempted) } }
        if first == .published {
            await #expect(throws: StoreError.self) { try await intruder.transaction { session in _ = try session.run(Self.intrusions[1]) } }
        }
        // A definite no beside it is no open attempt.
        let closed = Self.intrusions[0].replacing("STATE", with: "'notSent'")
        #expect(try await intruder.transaction { session in try session.run(closed) } == 1)
    }

    // MARK: accounts on which nothing is tried

    private func parking(until end: Date, _ cause: AccountStop.Cause = .token, since: Date? = nil) -> Parking {
        Parking(account: "company", cause: cause, sentence: "Refused.", since: since ?? now, until: end, fingerprint: "first")
    }

    @Test("nothing is armed on a parked account; when its time is over one post is, and the others wait for it")
    func parked() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        #expect(try await store.park(parking(until: now + .seconds(1))))
        let one = try await taken("one", in: scratch), two = try await taken("two", in: scratch)
        #expect(try await store.arm("one", lease: one.lease, now: now, conditions: conditions(readAt: now)) == nil)
        let later = now + .seconds(1)
        #expect(try await store.arm("one", lease: one.lease, now: later, conditions: conditions(readAt: later)) != nil)
        #expect(try await store.arm("two", lease: two.lease, now: later, conditions: conditions(readAt: later)) == nil)
        #expect(try await store.parking(of: "company")?.until == later + .seconds(900))
        try await store.liftParking(of: "company")
        #expect(try await store.arm("two", lease: two.lease, now: later, conditions: conditions(readAt: later)) != nil)
    }

    @Test("an account that is parked again for the same cause keeps its time, and for another begins anew")
    func parkedAgain() async throws {
        let store = try await ScratchStore().store
        let later = now + .seconds(60)
        #expect(try await store.park(parking(until: later)))
        #expect(try await !store.park(parking(until: later + .seconds(60), since: later)))
        #expect(try await store.parking(of: "company")?.since == now)
        #expect(try await store.parking(of: "company")?.until == later + .seconds(60))
        // A clock has more than the milliseconds that the store keeps.
        #expect(try await store.park(parking(until: later, .version, since: later.addingTimeInterval(0.0004))))
        #expect(try await store.parkings().map(\.cause) == [.version])
        #expect(try await store.liftParking(of: "company"))
        #expect(try await !store.liftParking(of: "company"))
    }
}
