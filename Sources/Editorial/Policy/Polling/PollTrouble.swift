import Support

/// What a failed poll says of the feed, of its host and of our network.
package enum PollTrouble: Sendable, Hashable {
    /// No host was found or reached; that may be our own network.
    case unreachable
    /// The host, or something on the way to it, takes no connection or makes no TLS with us.
    case refused
    /// The server wants to be left alone, for so long where it says that.
    case busy(Duration?)
    /// There is nothing at the address.
    case missing
    /// Gone for good (410).
    case gone
    /// Anything else; a host answered.
    case other
}

/// An error of a reader of feeds that tells what was the trouble.
package protocol PollError: DeskError {
    var trouble: PollTrouble { get }
}
