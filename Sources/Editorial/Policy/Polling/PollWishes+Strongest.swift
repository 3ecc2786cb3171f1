extension PollWishes {
    /// The longest pause that anybody asks for.
    var strongest: (name: String, seconds: Int)? {
        // Where both are there, max-age counts (RFC 9111, 5.3).
        let all = [
            ("Cache-Control", maxAge), ("Expires", maxAge == nil ? expires : nil), ("<ttl>", ttl), ("sy:updatePeriod", updatePeriod),
        ]
        return all.map { (name: $0.0, seconds: $0.1 ?? 0) }.filter { $0.seconds > 0 }.max { $0.seconds < $1.seconds }
    }
}
