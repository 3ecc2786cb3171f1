import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

/// Where a brief stands, in words for its row.
struct BriefProgressTests {
    private let now = Date(timeIntervalSince1970: 1_795_420_800)

    private func progress(
        ordered: Int = 0, made: Int = 0, open: Int = 0, trouble: Message? = nil, accounts: Int? = 1,
        _ change: (inout Brief) -> Void = { _ in }
    ) -> BriefProgress {
        var brief = Brief(id: "b", name: "B")
        brief.keyMessages = "It opens."
        change(&brief)
        return BriefHistory(brief: brief, ordered: ordered, made: made, open: open, trouble: trouble, accounts: accounts).progress(at: now)
    }

    @Test func `a brief is done when all that it ordered is posted or closed`() {
        #expect(!progress(ordered: 1, open: 1).isDone)
        #expect(progress(ordered: 1, made: 1) == BriefProgress(isDone: true, postsMade: 1, note: "Done: 1 of 1 posted."))
        #expect(!progress(ordered: 2, made: 2) { $0.postsWanted = 3 }.isDone)
        #expect(
            progress(ordered: 3, made: 2) { $0.postsWanted = 3 }.note?.hasPrefix("Done: 2 of 3 posted; the others were rejected") == true)
        #expect(!progress(ordered: 9, made: 9) { $0.cadence = .weekly }.isDone)
        // Once is one post for each account.
        #expect(!progress(ordered: 1, made: 1, accounts: 2).isDone)
        #expect(progress(ordered: 2, made: 2, accounts: 2).isDone)
    }

    @Test func `a deadline ends it, whatever is still on the way`() {
        let ended = progress(ordered: 2, made: 1, open: 1) {
            $0.cadence = .weekly; $0.deadline = now.addingTimeInterval(-60)
        }
        #expect(ended == BriefProgress(isDone: true, postsMade: 1, note: "Done: the deadline has passed; 1 posted, 1 still on the way."))
        #expect(!progress { $0.deadline = now.addingTimeInterval(60) }.isDone)
    }

    @Test func `what people paused or closed keeps its note and has its posts counted`() {
        for status in [Brief.Status.paused, .done] {
            #expect(progress(ordered: 1, made: 1) { $0.status = status } == BriefProgress(isDone: false, postsMade: 1, note: nil))
        }
    }

    @Test func `what stands in the way is a sentence with the next step`() {
        #expect(progress().note == "")
        #expect(progress(accounts: nil).note?.contains("choose a brand") == true)
        #expect(progress(accounts: 0).note?.contains("names no account") == true)
        #expect(progress(trouble: "The models are away.").note == "No draft could be made: The models are away.")
        #expect(progress { $0.keyMessages = "" }.note?.contains("Nothing to write from yet") == true)
        #expect(
            progress {
                $0.keyMessages = ""; $0.feeds = ["f"]
            }.note == "Waits for an entry of its feeds.")
    }
}
