/// What the caller of a failed operation should do next.
package enum Disposition: Sendable, Equatable {
    /// Try again after the usual growing pause.
    case retry
    /// Try again, but not before this long.
    case retryAfter(Duration)
    /// The same request can never succeed; park the row and say why.
    case permanent
    /// A person who runs the daemon has to act first (token, permission, disk).
    case needsOperator
}

/// An error of an adapter: one clear sentence, and what to do. Nothing else inspects vendor errors.
package protocol DeskError: Error, CustomStringConvertible {
    /// What the caller should do next.
    var disposition: Disposition { get }
    /// Whether people are told of it elsewhere, once for as long as it lasts: whoever meets it neither logs nor reports it.
    var isTold: Bool { get }
    /// Whether nobody was there to answer, whatever was asked: no fault of the work that asked.
    var isAway: Bool { get }
    /// The sentence for the people at the board, who may speak another language.
    var message: Message { get }
}

extension DeskError {
    package var message: Message { Message(description) }
    package var isTold: Bool { false }
    package var isAway: Bool { false }
}
