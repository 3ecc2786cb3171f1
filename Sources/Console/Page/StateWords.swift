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

    /// What the person that a draft waits for has to do.
    static func task(_ state: String) -> String {
        switch DraftState(rawValue: state) {
        case .submitted: "An editor: approve it, ask for changes or reject it, in Notion."
        case .needsCheck: "An editor: look whether the post is live, then set Answer in Notion."
        default: "An editor, in Notion."
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
