import FoundationEssentials
import SQL
import Support

extension Store {
    /// A disk has room again when this much of it is free, or a twentieth of a small one: else each step would fill it anew.
    static let room = 8 << 20

    /// Why nothing can be stored now, in a sentence with the next step; nil when nothing is known against it.
    package var trouble: String? {
        guard let error = database.trouble else { return nil }
        let folder = Files.folder(of: path)
        switch error.kind {
        case .full:
            return "The disk of the store is full: nothing is drafted, scheduled or published until there is room, and nothing is lost. "
                + "Free some space in \(folder); the daemon goes on by itself."
        case .corrupt:
            return
                "The store is damaged: \(error.description) Start the daemon again: it keeps the file under another name and says what to do."
        default:
            return "The store cannot be written: \(error.description) The daemon goes on by itself when it can."
        }
    }

    /// Tries whether the trouble is over, by a write of its own; wakes everybody when it is.
    package func isWritableAgain(now: Date) async -> Bool {
        if let room = Files.room(in: Files.folder(of: path)), room.free < min(Self.room, room.size / 20) { return false }
        do {
            try await database.transaction(.full) { session in
                try session.run(
                    "INSERT INTO cursors (name, at) VALUES ('room', ?) ON CONFLICT (name) DO UPDATE SET at = cursors.at + 1", [.date(now)])
            }
        } catch {
            return false
        }
        database.forgetTrouble()
        return database.trouble == nil
    }
}
