import Support

/// One thing that befalls a draft. A life is a list of them; what a command means does not depend on those before it, so that any of
/// them can be left out.
enum Command: Sendable, Equatable, CustomStringConvertible {
    /// The editor.
    case edit(Int), approve, unapprove, reject, comment(String), changeDate(hours: Int), answer
    /// Who may pause.
    case pauseAll(Bool), pauseAccount(Bool), pauseBrand(Bool)
    /// The process: the next sending dies there, or all that is in memory is lost now.
    case dieAt(Death), restart
    /// The next sending ends so.
    case linkedIn(Ending)
    case boardTrouble(Outage), boardWell
    /// Time, in which the line works: so many seconds, or up to the draft's slot and over it.
    case pass(seconds: Int), toSlot
    /// The last seconds before the slot: the editor acts between the last look and the sending.
    case editAtSlot(Int), unapproveAtSlot

    enum Death: String, Sendable, CaseIterable { case beforeWrite, afterWrite }
    enum Ending: String, Sendable, CaseIterable { case passing, lasting, credentials, unknownLive, unknownLost, duplicate, slowGate }
    enum Outage: String, Sendable, CaseIterable { case reads, writes, lostWrites, all }

    var description: String {
        switch self {
        case .edit(let number): "edit \(number)"
        case .comment(let words): "comment \"\(words)\""
        case .changeDate(let hours): "date in \(hours) h"
        case .pauseAll(let isOn): isOn ? "pause all" : "go on with all"
        case .pauseAccount(let isOn): isOn ? "pause account" : "go on with account"
        case .pauseBrand(let isOn): isOn ? "pause brand" : "go on with brand"
        case .dieAt(let death): "die \(death.rawValue)"
        case .linkedIn(let ending): "LinkedIn: \(ending.rawValue)"
        case .boardTrouble(let outage): "board fails: \(outage.rawValue)"
        case .pass(let seconds): "\(seconds) s"
        case .editAtSlot(let number): "edit \(number) at the slot"
        case .approve: "approve"
        case .unapprove: "unapprove"
        case .reject: "reject"
        case .answer: "answer"
        case .restart: "restart"
        case .boardWell: "board is well"
        case .toSlot: "to the slot"
        case .unapproveAtSlot: "unapprove at the slot"
        }
    }

    /// A life of that many commands.
    static func life(_ count: Int, seed: UInt64) -> [Command] {
        var dice = Dice(seed: seed)
        return (0..<count).map { any($0, &dice) }
    }

    private static func any(_ number: Int, _ dice: inout Dice) -> Command {
        switch Int.random(in: 0..<40, using: &dice) {
        case 0..<7: .approve
        case 7..<15: .toSlot
        case 15..<20: .pass(seconds: dice.pick([1, 6, 16, 61, 61, 130, 400, 1000, 3600, 9000]))
        case 20..<22: .edit(number)
        case 22: .unapprove
        case 23: dice.once(in: 3) ? .reject : .editAtSlot(number)
        case 24: .comment(dice.pick(["/approve", "/approve", "/change Shorter.", "/hold", "Well done."]))
        case 25: .changeDate(hours: dice.pick([1, 2, 5, 30]))
        case 26: .answer
        case 27: dice.pick([.pauseAll(true), .pauseAll(false), .pauseAll(false)])
        case 28: dice.pick([.pauseAccount(true), .pauseAccount(false), .pauseAccount(false)])
        case 29: dice.pick([.pauseBrand(true), .pauseBrand(false), .pauseBrand(false)])
        case 30..<32: .dieAt(dice.pick(Death.allCases))
        case 32: .restart
        case 33..<36: .linkedIn(dice.pick(Ending.allCases))
        case 36: .boardTrouble(dice.pick(Outage.allCases))
        case 37, 38: .boardWell
        default: .unapproveAtSlot
        }
    }
}
