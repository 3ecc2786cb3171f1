import Editorial
import FoundationEssentials
import Support

/// What people have said, kept apart from the product: which text was approved from when to when, and what was paused since when.
struct Shadow: Sendable {
    /// The board is read at most 10 s before arming, and the request is written at most 10 s after it.
    static let reach = Duration.seconds(20)

    private struct Approval: Sendable {
        let text: String
        var end: Date?
    }

    private var approvals: [Approval] = []
    private var brandPausedAt: Date?
    private var isAllPaused = false
    private var isAccountPaused = false
    /// A create that ended without a clear answer, and that neither evidence nor a person has settled.
    private(set) var isInDoubt = false
    /// Creates that ended so.
    private(set) var doubts = 0

    mutating func approve(_ text: String, at now: Date) {
        withdraw(at: now)
        approvals.append(Approval(text: text, end: nil))
    }

    mutating func withdraw(at now: Date) {
        for index in approvals.indices where approvals[index].end == nil { approvals[index].end = now }
    }

    mutating func pauseBrand(_ isOn: Bool, at now: Date) { brandPausedAt = isOn ? brandPausedAt ?? now : nil }
    mutating func pauseAll(_ isOn: Bool) { isAllPaused = isOn }
    mutating func pauseAccount(_ isOn: Bool) { isAccountPaused = isOn }

    mutating func doubt() {
        isInDoubt = true
        doubts += 1
    }

    mutating func settle() { isInDoubt = false }

    /// What speaks against a request with this text at the moment it is written.
    func objections(to text: String, at now: Date) -> [String] {
        var objections: [String] = []
        let isApproved = approvals.contains { $0.text == text && $0.end.map { $0 + Self.reach >= now } ?? true }
        if !isApproved { objections.append("\"\(text)\" is sent, and no approval of it is in force") }
        if isAllPaused { objections.append("sent while everything is paused") }
        if isAccountPaused { objections.append("sent while its account is paused") }
        if let since = brandPausedAt, since + Self.reach < now { objections.append("sent while its brand is paused") }
        if isInDoubt { objections.append("sent again while the end of an earlier sending is not known") }
        return objections
    }
}
