import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// A way in which each cause comes about.
enum CauseWays {
    typealias Way = @Sendable (Rig) async throws -> CauseTests.Question

    static let all = ends.merging(desk) { $1 }.merging(texts) { $1 }.merging(approvals) { $1 }.merging(accounts) { $1 }.merging(calendar) {
        $1
    }

    private static let ben = Person(id: "ben", name: "Ben")

    /// For a draft of the rig's usual name.
    static func way(_ make: @escaping @Sendable (Rig) async throws -> Void) -> Way {
        { rig in
            try await make(rig)
            return CauseTests.Question()
        }
    }

    /// Changes the row itself.
    static func amend(_ rig: Rig, later: Duration = .zero, _ change: @escaping @Sendable (inout Draft) -> Void) async throws {
        try await rig.store.amend("draft", lease: nil, now: rig.clock.now() + later) { row in
            change(&row)
            return DraftFiling()
        }
    }

    static func edit(_ rig: Rig, _ change: (inout ScriptedPage) -> Void) async throws {
        rig.clock.advance(by: .seconds(61))
        rig.board.edit("draft", change)
        try await rig.poll()
    }

    static func say(_ rig: Rig, _ words: String, by person: Person = .editor) async throws {
        rig.clock.advance(by: .seconds(61))
        rig.board.comment("draft", words, by: person)
        try await rig.poll()
    }

    // MARK: how it ended, and what was sent

    private static let ends: [Cause: Way] = [
        .published: way { rig in
            try await rig.prepared()
            try await rig.drain("send")
        },
        .beingAmended: way { rig in
            try await rig.published()
            try await say(rig, "/takedown")
            try await say(rig, "/takedown confirm")
        },
        .takenDown: way { rig in
            try await rig.published()
            try await say(rig, "/takedown")
            try await say(rig, "/takedown confirm")
            try await rig.drain("amend")
        },
        .rejected: way { rig in
            try await rig.submitted()
            try await edit(rig) { $0.status = .rejected }
        },
        .expired: way { rig in
            try await rig.submitted()
            rig.clock.advance(to: try await rig.draft().windowEnds)
            try await rig.drain("schedule")
        },
        .boardAwayTooLong: way { rig in
            try await rig.prepared()
            rig.board.trouble { deed in if case .page = deed { .refuse(ScriptedFailure("Notion is away.")) } else { nil } }
            try await rig.drain("send")
            rig.clock.advance(by: .seconds(1801))
            try await rig.drain("send")
        },
        .failed: way { rig in
            try await rig.scheduled()
            rig.publisher.onPrepare { _ in throw ScriptedFailure("The picture is too large.", .permanent) }
            try await rig.prepareAtSlot()
        },
        .onTheWire: way { rig in
            try await rig.prepared()
            let now = rig.clock.now()
            let taken = try #require(try await rig.store.take(.sending, now: now, lease: .seconds(60)))
            let conditions = ArmingConditions(
                boardReadAt: nil, boardReadFor: .seconds(10), isPaused: false, maxLateness: .seconds(7200))
            _ = try #require(try await rig.store.arm("draft", lease: taken.lease, now: now, conditions: conditions))
        },
        .outcomeUnknown: way { rig in
            rig.publisher.onSend { _ in ScriptedPublisher.Ending(.unknown("the connection was reset")) }
            try await rig.prepared()
            try await rig.drain("send")
        },
        .needsCheck: way { rig in
            rig.publisher.onSend { _ in ScriptedPublisher.Ending(.unknown("the connection was reset")) }
            rig.configure(hasEvidence: false)
            try await rig.prepared()
            try await rig.drain("send")
            rig.clock.advance(by: .seconds(6))
            try await rig.drain("reconcile", "announce")
            try await rig.poll()
        },
    ]

    // MARK: machine, desk and what is no draft yet

    private static let desk: [Cause: Way] = [
        .notRunning: { rig in
            try await rig.scheduled()
            return CauseTests.Question(isRunning: false)
        },
        .storeReadOnly: { rig in
            try await rig.scheduled()
            return CauseTests.Question(trouble: "The disk of the store is full.")
        },
        .clockWentBack: way { rig in
            try await rig.scheduled()
            try await amend(rig, later: .seconds(3600)) { $0.failures += 1 }
        },
        .lineFailing: way { rig in
            try await rig.scheduled()
            try await rig.store.report(
                Fault(key: "loop prepare", sentence: "The loop \"prepare\" failed and tries again by itself."), now: rig.clock.now())
        },
        .boardNotSetUp: way { rig in
            try await rig.submitted()
            rig.configure(hasDesk: false)
        },
        .pageInTrash: way { rig in
            try await rig.submitted()
            try await edit(rig) { $0.isInTrash = true }
        },
        .boardUnreachable: way { rig in
            try await rig.submitted()
            rig.board.trouble { _ in .refuse(ScriptedFailure("Notion is away.")) }
            try await rig.poll()
        },
        .pageUnreadable: way { rig in
            try await rig.submitted()
            let page = try rig.page().reference.pageID
            rig.board.trouble { $0 == .page(page) || $0 == .comments(page) ? .refuse(ScriptedFailure("No such page.", .permanent)) : nil }
            rig.clock.advance(by: .seconds(61))
            try await rig.poll()
        },
        .brandGone: way { rig in
            try await rig.scheduled()
            try await rig.store.file(
                CommissionReading(brands: [], briefs: [], feeds: [], stamps: [:], present: [], problems: []), now: rig.clock.now())
        },
        .toBeChosen: { rig in
            try await rig.scratch.seedItems(["news"], now: rig.clock.now())
            return CauseTests.Question(id: "news")
        },
        .notChosen: { rig in
            try await rig.scratch.seedItems(["news"], now: rig.clock.now())
            let refusal = Refused(itemID: "news", brandID: "brand", reason: "It is older than a week.")
            _ = try await rig.store.file([], refusals: [refusal], now: rig.clock.now())
            return CauseTests.Question(id: "news")
        },
        .toBeWritten: { rig in
            try await rig.scratch.seedCandidate(now: rig.clock.now())
            return CauseTests.Question(id: "candidate")
        },
        .modelUnreachable: { rig in
            try await rig.scratch.seedCandidate(now: rig.clock.now())
            rig.writer.answer { _ in throw ScriptedFailure("The model does not answer.") }
            try await rig.drain("draft")
            return CauseTests.Question(id: "candidate")
        },
        .writingGivenUp: { rig in
            try await rig.scratch.seedCandidate(now: rig.clock.now())
            rig.writer.answer { _ in throw ScriptedFailure("The model knows no such request.", .permanent) }
            try await rig.drain("draft")
            return CauseTests.Question(id: "candidate")
        },
        .toBeSubmitted: way { rig in try await rig.scratch.seedDraft(now: rig.clock.now()) },
    ]

    // MARK: text and picture

    private static let texts: [Cause: Way] = [
        .beingRewritten: way { rig in
            try await rig.submitted()
            try await edit(rig) { $0.remarks = "Shorter." }
        },
        .noText: way { rig in
            try await rig.submitted()
            try await edit(rig) { $0.text = "" }
        },
        .textTooLong: way { rig in
            try await rig.submitted()
            try await edit(rig) { $0.text = String(repeating: "long ", count: 700) }
        },
        .foreignBlock: way { rig in
            try await rig.submitted()
            try await amend(rig) { $0.obstacles = PostLimits.obstacles($0.content, foreignBlocks: ["table"]) }
        },
        .unsupportedFact: { rig in
            rig.configure(account: { $0.unsupportedFacts = .block })
            rig.writer.answer { _ in .sample(hook: "It saves 77.7 percent") }
            try await rig.scratch.seedItems(["news"], now: rig.clock.now())
            try await rig.scratch.seedCandidate(items: ["news"], now: rig.clock.now())
            try await rig.drain("draft", "submit")
            return CauseTests.Question(id: "candidate")
        },
        .textBeingWritten: way { rig in
            try await rig.submitted()
            try await amend(rig) { $0.content.text = "A new text." }
        },
        .legalLine: way { rig in
            let guidelines = "# Legal\n- \"Capital at risk today.\""
            try await rig.brand { $0.guidelines = PageText(pageID: "brand", text: guidelines, contentHash: "h") }
            try await rig.submitted()
            try await edit(rig) { $0.text = "Without the line." }
        },
        .altTextMissing: way { rig in
            try await rig.submitted()
            try await edit(rig) { $0.picture = BoardPicture(identity: "mine.png", url: "bytes") }
        },
        .altTextTooLong: way { rig in
            try await rig.submitted()
            try await edit(rig) { $0.altText = String(repeating: "a", count: 4087) }
        },
        .linkCard: way { rig in
            try await rig.submitted()
            try await amend(rig) { $0.content.card = LinkCard(source: "https://example.org/a", title: "", description: "") }
        },
        .picturePending: way { rig in
            try await rig.submitted()
            try await amend(rig) { $0.awaitsPicture = true }
        },
        .pictureFailed: way { rig in
            rig.painter.answer { _ in throw ScriptedFailure("The painter is away.") }
            try await rig.submitted()
            try await rig.store.amend("draft", lease: nil, now: rig.clock.now()) { row in
                row.awaitsPicture = true
                var filing = DraftFiling()
                filing.picture = PictureOrder(
                    prompt: "a bridge", negativePrompt: "", seed: 1,
                    card: CardText(title: "t", kicker: "k", source: "s", colours: [], language: "en"))
                return filing
            }
            try await rig.drain("illustrate")
        },
        .pictureUnusable: way { rig in
            try await rig.submitted()
            try await edit(rig) {
                $0.picture = BoardPicture(identity: "broken.png", url: "bytes")
                $0.altText = "A bridge"
            }
        },
        .pictureNotOnPage: way { rig in
            try await rig.submitted()
            try await amend(rig) {
                $0.content.pictureHash = "made"
                $0.content.altText = "A bridge"
            }
        },
    ]

    // MARK: approval

    private static let approvals: [Cause: Way] = [
        .waitingForReview: way { rig in try await rig.submitted() },
        .approvalMaturing: way { rig in
            try await rig.submitted()
            try await edit(rig) { $0.status = .approved }
        },
        .secondPersonMissing: way { rig in
            try await rig.brand { $0.needsTwoApprovers = true }
            try await rig.submitted()
            try await say(rig, "/approve")
        },
        .notAnApprover: way { rig in
            try await rig.brand { $0.approvers = [ben] }
            try await rig.submitted()
            try await say(rig, "/approve")
        },
        .ownText: way { rig in
            try await rig.brand { $0.forbidsOwnText = true }
            try await rig.submitted()
            try await edit(rig) { $0.text = "Ada's text." }
            rig.clock.advance(by: .seconds(61))
            try await say(rig, "/approve")
        },
        .approvalRefused: way { rig in
            try await rig.brand { $0.needsTwoApprovers = true }
            try await rig.submitted()
            try await edit(rig) { $0.status = .approved }
        },
        .approvalVoid: way { rig in
            try await rig.scheduled()
            try await edit(rig) { $0.text = "Another text." }
        },
        .approvalEnded: way { rig in
            try await rig.brand { $0.approvalDays = 1 }
            try await moved(rig, by: 3)
            rig.clock.advance(by: .seconds(86_401))
            try await rig.poll()
        },
        .approvalEndsFirst: way { rig in
            try await rig.brand { $0.approvalDays = 1 }
            try await moved(rig, by: 3)
        },
        .approvalStale: way { rig in
            try await rig.scheduled()
            try await amend(rig) { $0.content.text = "Slipped in." }
        },
        .onHold: way { rig in
            try await rig.scheduled()
            try await edit(rig) { $0.isOnHold = true }
        },
        .pausedBrand: way { rig in
            try await rig.scheduled()
            try await rig.brand { $0.isPaused = true }
        },
    ]

    /// Scheduled so many days after its usual slot.
    private static func moved(_ rig: Rig, by days: Int) async throws {
        try await rig.scheduled()
        let slot = try #require(try await rig.draft().slot) + .seconds(days * 86_400)
        try await edit(rig) { $0.publishAt = slot }
        try await rig.drain("schedule", "announce")
    }
}
