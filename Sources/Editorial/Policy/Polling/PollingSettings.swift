import Support

/// `[polling]`: the bounds of every feed's own rhythm.
package struct PollingSettings: Sendable, Hashable {
    /// No feed without an interval of its own is polled more often.
    package var shortest: Duration
    /// No feed rests longer, whatever it asks for.
    package var longest: Duration
    /// Least time between two requests to one host, in real time.
    package var hostGap: Duration

    package init(shortest: Duration = .seconds(900), longest: Duration = .seconds(86_400), hostGap: Duration = .seconds(2)) {
        self.shortest = shortest
        self.longest = longest
        self.hostGap = hostGap
    }
}
