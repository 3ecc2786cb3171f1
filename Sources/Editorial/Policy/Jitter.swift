import FoundationEssentials
import Support

/// Minutes by which a post comes after its slot, so that an account does not post by the stroke of the clock.
///
/// They follow from draft and slot alone: a restart and a simulation find the same.
enum Jitter {
    /// The minutes to try, the preferred first: less is better than more when a neighbour is near.
    static func minutes(upTo most: Int, draftID: String, slot: Date) -> [Int] {
        if most <= 0 { return [0] }
        let digest = SHA256.bytes(of: Array("\(draftID)@\(slot.milliseconds)".utf8))
        let preferred = digest.prefix(4).reduce(0) { $0 << 8 | Int($1) } % (most + 1)
        return Array((0...preferred).reversed()) + Array((preferred...most).dropFirst())
    }
}
