import Support

/// The numbers of a post as people read them.
package enum NumberWords {
    /// For the page's callout: what was read last, and what is not available and why.
    package static func lines(_ measurement: Measurement) -> [Message] {
        let numbers = measurement.numbers
        let known = Metric.allCases.filter { numbers.missing[$0] == nil && numbers[$0] != nil }
        let after = age(hours: measurement.hours)
        let first: Message? =
            known.isEmpty ? nil : "Numbers after \(after): \(known.map { value($0, numbers) }.joined(separator: ", "))."
        return [first, lack(numbers, isKept: false, after), lack(numbers, isKept: true, after)].compactMap { $0 }
    }

    /// For a table: "impressions 1204, reactions 21"; nil when nothing is known.
    package static func short(_ numbers: PostNumbers) -> Message? {
        let known = Metric.allCases.filter { numbers[$0] != nil }
        return known.isEmpty ? nil : known.map { value($0, numbers) }.joined(separator: ", ")
    }

    /// "24 h", "7 days".
    package static func age(hours: Int) -> Message { hours < 48 ? "\(hours) h" : "\(hours / 24) days" }

    /// What has no number at all, or one from an earlier reading, by its reason.
    private static func lack(_ numbers: PostNumbers, isKept: Bool, _ after: Message) -> Message? {
        var reasons: [(reason: Message, metrics: [Message])] = []
        for metric in Metric.allCases where (numbers[metric] != nil) == isKept {
            guard let reason = numbers.missing[metric] else { continue }
            if let index = reasons.firstIndex(where: { $0.reason == reason }) {
                reasons[index].metrics.append(metric.words)
            } else {
                reasons.append((reason, [metric.words]))
            }
        }
        if reasons.isEmpty { return nil }
        let words = reasons.map { "\($0.metrics.joined(separator: ", ")) (\($0.reason))" as Message }.joined(separator: "; ")
        return isKept ? "Not available after \(after), so that earlier numbers stand: \(words)." : "Not available: \(words)."
    }

    private static func value(_ metric: Metric, _ numbers: PostNumbers) -> Message {
        let value = numbers[metric] ?? 0
        guard metric == .engagement else { return "\(metric.words) \(Int(value))" }
        return "\(metric.words) \((value * 1000).rounded() / 10) %"
    }
}
