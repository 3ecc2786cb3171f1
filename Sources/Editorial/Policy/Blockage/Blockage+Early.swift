import FoundationEssentials
import Support

/// What keeps something that is no draft yet.
extension Blockage {
    /// Nobody works.
    package static let notRunning = Blockage(
        .notRunning, "No Copydesk daemon is running.", next: "Start it: systemctl start copydesk.")

    /// An item that a brand has refused.
    package static func ofItem(refusal: Message) -> Blockage {
        Blockage(.notChosen, "No brand took it: \(refusal)", next: "To have it all the same, order it by a brief.")
    }

    /// An item that nobody has chosen or refused, with why each brand that may choose it has not.
    package static func ofItem(waiting waits: [Message]) -> Blockage {
        let waits: [Message] = waits.isEmpty ? ["No brand has looked at it yet."] : waits
        return Blockage(.toBeChosen, waits.joined(separator: " "), next: "Nothing to do: it is looked at by itself.")
    }

    /// A candidate that waits for its text.
    package init(_ candidate: CandidateStanding, now: Date) {
        let note: Message = candidate.note ?? ""
        if candidate.isParked {
            self.init(.writingGivenUp, "No text could be written: \(note)", next: "Put that right and order the post again by a brief.")
        } else if note.isEmpty {
            self.init(.toBeWritten, "It was chosen and waits for the writer.", next: "Nothing to do: it goes on by itself.")
        } else {
            let at: Message? = candidate.retryAt.map { $0 > now ? "It is tried again at \(Moment($0))." : "It is tried again now." }
            self.init(.modelUnreachable, "The text could not be written yet: \(note)", next: at ?? "It is tried again by itself.")
        }
    }
}
