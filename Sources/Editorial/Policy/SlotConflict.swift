import FoundationEssentials
import Support

/// Why nothing may go out at a minute.
package enum SlotConflict: Sendable, Hashable {
    /// The blackout's words.
    case blackout(String)
    /// The holiday's name.
    case holiday(String)
    /// Another post is nearer than the gap.
    case gap(minutes: Int, to: Date)
    /// It would be that post of the day.
    case accountMaximum(post: Int, most: Int)
    case brandMaximum(post: Int, most: Int)
}

extension PostingCalendar {
    /// `in the blackout "Sat-Sun"`: what follows "it is".
    func words(_ conflict: SlotConflict) -> Message {
        switch conflict {
        case .blackout(let words): "in the blackout \"\(words)\""
        case .holiday(let name): "in the holidays (\"\(name)\")"
        case .gap(let minutes, let other): "less than \(minutes) min from another post at \(moment(other))"
        case .accountMaximum(let post, let most): "post \(post) of that day, of which the account allows \(most)"
        case .brandMaximum(let post, let most): "post \(post) of that day, of which the brand allows \(most)"
        }
    }

    /// One sentence with the next step.
    func sentence(_ conflict: SlotConflict, at date: Date) -> Message {
        let step: Message =
            switch conflict {
            case .blackout, .holiday: "choose another time"
            case .gap: "leave the gap"
            case .accountMaximum, .brandMaximum: "choose another day"
            }
        return "\(moment(date)) is \(words(conflict)); \(step)."
    }
}
