import FoundationEssentials

extension FeedState {
    /// A server that always says "not modified" is found out after so long.
    package static let longestTrust: TimeInterval = 8 * 86_400
    /// No document that can be asked for conditionally is asked for as a whole more often.
    private static let plainGap: TimeInterval = 86_400

    /// Where the feed is asked for.
    package func address(of source: FeedSource) -> String { address ?? source.url }

    /// The state that a poll begins with; where the whole document is due, that is noted before anything can fail.
    package func asking(_ source: FeedSource, at now: Date) -> FeedState {
        var state = orderedURL == nil || orderedURL == source.url ? self : FeedState()
        if state.isStrange == true {
            (state.entityTag, state.lastModified, state.bodyHash, state.isStrange) = (nil, nil, nil, nil)
        }
        state.orderedURL = source.url
        state.orderedSince = state.orderedSince ?? now
        state.wholeAt = state.wholeAt ?? (state.hasValidators ? now : nil)
        if state.isWholeDue(at: now) { state.plainAt = now }
        return state
    }

    /// Whether the poll of `now` leaves out the validators.
    package func asksPlainly(at now: Date) -> Bool { plainAt == now || !hasValidators }

    private var hasValidators: Bool { entityTag != nil || lastModified != nil }

    private func isWholeDue(at now: Date) -> Bool {
        guard hasValidators, let wholeAt else { return false }
        // What broke off may have been the server's mistake, under a validator that stays.
        let trust = isCut == true ? Self.plainGap : Self.longestTrust
        return now.timeIntervalSince(wholeAt) >= trust && now.timeIntervalSince(plainAt ?? .distantPast) >= trust
    }
}
