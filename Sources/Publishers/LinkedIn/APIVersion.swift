import FoundationEssentials
import Support

/// A month's version of LinkedIn's API, `YYYYMM` or `YYYYMM.RR`.
///
/// Each lives for about a year; then every call answers 426 at once (LinkedIn API versioning).
struct APIVersion: Sendable, Hashable, CustomStringConvertible {
    let description: String
    private let month: Int

    /// The newest one that the calls here were checked against.
    static let checked = "202610"

    /// Reads the setting; nil when it is not of that form.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }), parts[0].count == 6,
            parts.count == 1 || parts[1].count == 2, let number = Int(parts[0]), (1...12).contains(number % 100)
        else { return nil }
        description = text
        month = number / 100 * 12 + number % 100
    }

    /// Whole months since the version's own; negative for one of the future.
    func age(at now: Date) -> Int {
        let today = CivilDate.date(days: Int((now.timeIntervalSince1970 / 86_400).rounded(.down)))
        return today.year * 12 + today.month - month
    }

    /// Whether it may have ended by now.
    func isTooOld(at now: Date) -> Bool { age(at: now) > 11 }

    /// What to tell the operator from the ninth month on, nil before.
    func advice(account: String, at now: Date) -> String? {
        let age = age(at: now)
        guard age >= 9 else { return nil }
        let state = isTooOld(at: now) ? "is \(age) months old and not used any more" : "is \(age) months old and ends after about 12"
        return "LinkedIn's API version \(description) of account \(account) \(state): set version to a newer month in the configuration."
    }
}
