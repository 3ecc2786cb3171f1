import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

@Suite("Drafts")
struct DraftShelfTests {
    let now = Date(milliseconds: 1_783_156_080_000)
    let lease = Duration.seconds(60)

    @Test("a draft comes back as it was filed, every field of it")
    func roundTrip() async throws {
        let scratch = try await ScratchStore()
        let draft = try await scratch.seedDraft(state: .changesRequested, slot: now, now: now) { draft in
            draft.content = PostContent(text: "Zwei\n\nAbsätze 🏔", altText: "Alt", pictureHash: "hash")
            draft.checks = ["One", "Two"]
            draft.obstacles = ["Too long"]
            draft.awaitsPicture = true
            draft.board.shownStatus = .inReview
            draft.board.stamp = PageStamp(editedAt: now, readAt: now)
            draft.board.writtenAt = now
            draft.approval = .half(hash: "v1:x", by: Person(id: "p", name: "Pia"), at: now)
            draft.isOnHold = true
            draft.remark = "Shorter"
            draft.failures = 2
            draft.retryAt = now
            draft.lastError = "It failed."
            draft.permalink = "https://example.org"
        }
        #expect(try await scratch.store.draft("draft") == draft)
        #expect(try await scratch.store.versions(ofDraft: "draft").map(\.author) == ["builtin"])
        #expect(try await scratch.store.assignment(ofDraft: "draft")?.brand.id == "brand")
        #expect(try await scratch.store.draft("none") == nil)
    }

    static let takes: [(DraftWork, Set<DraftState>)] = [
        (.submitting, [.drafted]), (.rewriting, [.changesRequested]), (.scheduling, [.approved]),
        (.slipping, [.submitted, .changesRequested]), (.preparing(lead: .seconds(600)), [.slotted]),
        (.looking(lead: .seconds(8)), [.prepared]), (.sending, [.prepared]),
    ]

    @Test("each work takes the rows of its states and no others", arguments: takes)
    func works(work: DraftWork, states: Set<DraftState>) async throws {
        let scratch = try await ScratchStore()
        for state in DraftState.allCases { try await scratch.seedDraft(state.rawValue, state: state, slot: now, now: now) }
        var taken: [DraftState] = []
        while let next = try await scratch.store.take(work, now: now, lease: lease) { taken.append(next.draft.state) }
        #expect(Set(taken) == states && taken.count == states.count)
        #expect(try await scratch.store.nextDue(work, now: now) == now + lease)
    }

    @Test("an armed row is never taken by any work, however late it is")
    func armed() async throws {
        let scratch = try await ScratchStore()
        try await scratch.seedDraft(state: .armed, slot: now, now: now)
        let late = now + .seconds(30 * 86400)
        for work: DraftWork in [
            .submitting, .rewriting, .scheduling, .slipping, .preparing(lead: .seconds(9999)), .looking(lead: .seconds(9999)), .sending,
        ] {
            #expect(try await scratch.store.take(work, now: late, lease: lease) == nil)
            #expect(try await scratch.store.nextDue(work, now: late) == nil)
        }
    }

    @Test("an armed row moves by its attempt's outcome alone, and no other change arms one", arguments: [DraftState.armed, .prepared])
    func armedBySendingAlone(state: DraftState) async throws {
        let scratch = try await ScratchStore()
        try await scratch.seedDraft(state: state, slot: now, now: now)
        await #expect(throws: (any Error).self) {
            try await scratch.store.amend("draft", lease: nil, now: now) { draft in
                draft.state = state == .armed ? .prepared : .armed
                return DraftFiling()
            }
        }
        #expect(try await scratch.store.draft("draft")?.state == state)
    }

    @Test("work that is due later waits for its slot, its lead, its pause and its release")
    func dueTimes() async throws {
        let scratch = try await ScratchStore()
        let slot = now + .seconds(3600)
        try await scratch.seedDraft("slotted", state: .slotted, slot: slot, now: now)
        try await scratch.seedDraft("held", state: .prepared, slot: now, now: now) { $0.isOnHold = true }
        try await scratch.seedDraft("resting", state: .drafted, now: now) { $0.retryAt = slot }
        try await scratch.seedDraft("slotless", state: .slotted, now: now)
        let store = scratch.store
        let preparing = DraftWork.preparing(lead: .seconds(600))
        #expect(try await store.take(preparing, now: now, lease: lease) == nil)
        #expect(try await store.nextDue(preparing, now: now) == slot - .seconds(600))
        #expect(try await store.take(preparing, now: slot - .seconds(600), lease: lease)?.draft.id == "slotted")
        #expect(try await store.take(.sending, now: slot, lease: lease) == nil)
        #expect(try await store.nextDue(.sending, now: now) == nil)
        #expect(try await store.take(.submitting, now: now, lease: lease) == nil)
        #expect(try await store.nextDue(.submitting, now: now) == slot)
    }

    @Test("the last look is due its lead before the slot, and counts who else is due by then")
    func looking() async throws {
        let scratch = try await ScratchStore()
        let slot = now + .seconds(60)
        for number in 0..<3 { try await scratch.seedDraft("due \(number)", state: .prepared, slot: slot, now: now) }
        try await scratch.seedDraft("later", state: .prepared, slot: slot + .seconds(9), now: now)
        try await scratch.seedDraft("slotted", state: .slotted, slot: slot, now: now)
        let looking = DraftWork.looking(lead: .seconds(8))
        #expect(try await scratch.store.nextDue(looking, now: now) == slot - .seconds(8))
        #expect(try await scratch.store.take(looking, now: slot - .seconds(9), lease: lease) == nil)
        #expect(try await scratch.store.take(looking, now: slot - .seconds(8), lease: lease) != nil)
        #expect(try await scratch.store.preparedCount(after: slot - .seconds(8), until: slot) == 3)
        #expect(try await scratch.store.preparedCount(after: slot, until: slot + .seconds(9)) == 1)
    }

    @Test("a slot or a window that has passed makes a draft slip")
    func slipping() async throws {
        let scratch = try await ScratchStore()
        try await scratch.seedDraft("slot", state: .submitted, slot: now + .seconds(60), now: now)
        try await scratch.seedDraft("window", state: .submitted, now: now) { $0.windowEnds = now + .seconds(120) }
        let store = scratch.store
        #expect(try await store.nextDue(.slipping, now: now) == now + .seconds(60))
        #expect(try await store.take(.slipping, now: now, lease: lease) == nil)
        #expect(try await store.take(.slipping, now: now + .seconds(60), lease: .seconds(900))?.draft.id == "slot")
        #expect(try await store.take(.slipping, now: now + .seconds(120), lease: lease)?.draft.id == "window")
    }

    @Test("of many takers one gets the draft")
    func manyTakers() async throws {
        let scratch = try await ScratchStore()
        try await scratch.seedDraft(now: now)
        let taken = try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { try await scratch.store.take(.submitting, now: now, lease: lease) } }
            return try await group.reduce(into: []) { if let taken = $1 { $0.append(taken) } }
        }
        #expect(taken.count == 1)
    }

    @Test("an amendment under a lease that lapsed, was given back or is another's files nothing")
    func leases() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        try await scratch.seedDraft(now: now)
        let first = try #require(try await store.take(.submitting, now: now, lease: lease))
        let later = now + lease
        #expect(try await !store.amend("draft", lease: first.lease, now: later, entitle("late")))
        let second = try #require(try await store.take(.submitting, now: later, lease: lease))
        #expect(second.draft.failures == 1)
        #expect(try await !store.amend("draft", lease: first.lease, now: later, entitle("other")))
        #expect(try await store.amend("draft", lease: second.lease, now: later, entitle("mine")))
        #expect(try await !store.amend("draft", lease: second.lease, now: later, entitle("again")))
        #expect(try await store.draft("draft")?.title == "mine")
        #expect(try await store.take(.submitting, now: later, lease: lease) != nil)
    }

    private func entitle(_ title: String) -> @Sendable (inout Draft) -> DraftFiling? {
        { draft in
            draft.title = title
            return DraftFiling()
        }
    }

    private func move(to state: DraftState) -> @Sendable (inout Draft) -> DraftFiling? {
        { draft in
            draft.state = state
            return DraftFiling()
        }
    }

    @Test("a worker whose row an editor moved meanwhile files nothing")
    func editorMoved() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        try await scratch.seedDraft(state: .changesRequested, now: now)
        let taken = try #require(try await store.take(.rewriting, now: now, lease: lease))
        #expect(try await store.amend("draft", lease: nil, now: now, move(to: .rejected)))
        #expect(try await !store.amend("draft", lease: taken.lease, now: now, move(to: .submitted)))
        #expect(try await store.draft("draft")?.state == .rejected)
    }

    @Test("a change that leaves the row as it is gives the lease back")
    func nothing() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        let draft = try await scratch.seedDraft(now: now)
        let taken = try #require(try await store.take(.submitting, now: now, lease: lease))
        #expect(try await !store.amend("draft", lease: taken.lease, now: now) { _ in nil })
        #expect(try await store.take(.submitting, now: now, lease: lease) != nil)
        #expect(try await store.draft("draft")?.revision == draft.revision)
        #expect(try await !store.amend("none", lease: nil, now: now) { _ in DraftFiling() })
    }

    @Test("everything that is filed with a change is there with it, and the revision grows")
    func filing() async throws {
        let scratch = try await ScratchStore()
        let store = scratch.store
        try await scratch.seedDraft(state: .submitted, now: now)
        var filing = DraftFiling()
        filing.versions = [
            DraftVersion(
                draftID: "draft", number: 2, author: "Edda", reason: "edited", text: "New", altText: "", createdAt: now,
                hands: [Person(id: "e", name: "Eda")])
        ]
        filing.updates = [BoardUpdate(key: "k", draftID: "draft", change: .face(BoardFace()))]
        filing.decision = Decision(kind: .voided, by: Person(id: "e"), at: now, hash: "h")
        filing.prepared = PreparedPost(
            draftID: "draft", approvalHash: "h", body: "b", bodyHash: "bh", mediaURN: "urn:li:image:1", text: "New", preparedAt: now)
        filing.picture = PictureOrder(
            prompt: "p", negativePrompt: "n", seed: 7,
            card: CardText(title: "t", kicker: "k", source: "s", colours: ["#000000"], language: "en"))
        try await store.amend("draft", lease: nil, now: now) { [filing] draft in
            draft.version = 2
            return filing
        }
        #expect(try await store.draft("draft")?.revision == 2)
        #expect(try await store.versions(ofDraft: "draft").map(\.text) == ["Text of draft.", "New"])
        #expect(try await store.versions(ofDraft: "draft").map(\.hands) == [[], [Person(id: "e", name: "Eda")]])
        #expect(try await store.prepared(ofDraft: "draft")?.mediaURN == "urn:li:image:1")
        #expect(try await store.decisions(ofDraft: "draft").map(\.kind) == [.voided])
        #expect(try await store.takePicture(now: now, lease: lease)?.order == filing.picture)
        #expect(
            try await store.takeUpdate(now: now, lease: lease)?.update
                == BoardUpdate(key: "k", draftID: "draft", change: .face(BoardFace()), queuedAt: now))
    }

    @Test("slots in use are those proposed and firm, not those of closed drafts")
    func slots() async throws {
        let scratch = try await ScratchStore()
        for (index, state) in DraftState.allCases.enumerated() {
            try await scratch.seedDraft(state.rawValue, state: state, slot: now + .seconds(index * 60), now: now)
        }
        let slots = try await scratch.store.slots(ofAccount: "company")
        #expect(slots.filter { !$0.isFirm }.map(\.draftID) == ["drafted", "submitted", "changesRequested"])
        #expect(
            slots.filter(\.isFirm).map(\.draftID) == ["approved", "slotted", "prepared", "armed", "published", "unknown", "needsCheck"])
        #expect(try await scratch.store.slots(ofAccount: "another").isEmpty)
    }

    @Test("a picture is kept once under its hash")
    func pictures() async throws {
        let store = try await ScratchStore().store
        let picture = Picture.sample(hash: "h")
        try await store.keep(picture)
        try await store.keep(picture)
        #expect(try await store.picture("h") == picture)
        #expect(try await store.picture("none") == nil)
    }
}

extension Picture {
    static func sample(hash: String) -> Picture {
        Picture(
            bytes: [1, 2, 3], mediaType: "image/png", width: 2, height: 1, hash: hash,
            provenance: Provenance(
                engine: "card", model: "", prompt: "", negativePrompt: "", seed: nil, deliveredWidth: 2, deliveredHeight: 1,
                steps: [Step(name: "drawn", hash: hash)]))
    }
}
