import Editorial

/// What the page calls the states of drafts, and what a person can do about them.
enum StateWords {
    /// "In review"; an unknown word stays as it is.
    static func name(_ state: String) -> String {
        switch DraftState(rawValue: state) {
        case .drafted: "Drafted"
        case .submitted: "In review"
        case .changesRequested: "Changes requested"
        case .approved: "Approved"
        case .slotted: "Scheduled"
        case .prepared: "Ready to send"
        case .armed: "Being sent"
        case .published: "Published"
        case .unknown: "Outcome unknown"
        case .needsCheck: "Needs check"
        case .failed: "Failed"
        case .rejected: "Rejected"
        case .expired: "Expired"
        case nil: state
        }
    }

    /// Who has to act: "Mia Berg or Tom Hale".
    static func people(_ errand: Errand?) -> String {
        guard let errand else { return "An editor" }
        if !errand.people.isEmpty { return errand.people.joined(separator: " or ") }
        switch errand.task {
        case .leaveAlone: return "Nobody"
        case .approveAsWell: return "Another editor than \(errand.approved ?? "the first")"
        default: return "Any editor"
        }
    }

    /// What those people have to do.
    static func task(_ errand: Errand?) -> String {
        switch errand?.task {
        case .approve: "Approve it, ask for changes or reject it, in Notion."
        case .approveAsWell: "\(errand?.approved ?? "Somebody") has approved; approve it too with a comment: /approve."
        case .leaveAlone: "\(errand?.approved ?? "Somebody") has approved: it counts when the page stood unchanged for a minute."
        case .check: "Look whether the post is live, then set Answer in Notion."
        case .retry: "Set Status to Approved in Notion to try again, or to Rejected to close it."
        case .release: "Untick Hold in Notion to let it go out."
        case .date: "Set Publish at in Notion, or comment /next for the next free slot: the post missed its slot."
        case .confirm: "Comment /anyway in Notion to publish it although it nearly repeats another post, or change its text."
        case nil: "Act in Notion."
        }
    }

    /// The next step for a draft that does not move.
    static func remedy(_ state: String) -> String {
        switch DraftState(rawValue: state) {
        case .needsCheck:
            "Look at the account whether the post is live, then set Answer in Notion to published (with its URL) or not published."
        case .failed: "Remove the cause, then set Status to Approved in Notion to try again, or to Rejected to close it."
        case .unknown: "Wait: Copydesk looks for evidence and asks in Notion if it finds none."
        default: "Copydesk tries again by itself; remove the cause if it lasts."
        }
    }

    /// Whether only a person can move it.
    static func needsPerson(_ state: String) -> Bool { [.needsCheck, .failed].contains(DraftState(rawValue: state)) }
}
