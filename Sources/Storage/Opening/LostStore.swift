import FoundationEssentials
import SQL
import Support

/// A store that is gone or damaged, before anything is written to it.
///
/// An empty one never takes its place by itself: it would not know what was published, and could publish it again.
package struct LostStore: DeskError, Equatable {
    package let description: String
    package var disposition: Disposition { .needsOperator }

    /// Throws when the store at `path` is not there although it was in use, or is damaged; a damaged one is renamed and kept.
    static func refuse(_ path: String, wasInUse: Bool, now: Date) async throws {
        guard try Files.exists(path) && Files.size(of: path) > 0 else {
            if wasInUse { throw try gone(path) }
            return
        }
        guard let damage = try await damage(of: path) else { return }
        let place = try SetAside.move(path, as: "damaged", now: now) ?? path
        throw LostStore(
            description: "The store \(path) is damaged: \(damage). It is kept as \(place), nothing was deleted. \(nextStep)")
    }

    /// The first thing that is wrong with the file; nil when it is sound. Items are nearly all of it once there are millions, and nothing
    /// is published because of them alone: a start does not wait until they are read.
    private static func damage(of path: String) async throws -> String? {
        // What a crash left half done in a file without a write-ahead log is taken back first.
        if Files.exists(path + "-journal") { _ = try Database(path: path, readers: 0) }
        do {
            return try await DatabaseFile(path: path).quickDamage(skipping: ["items"])
        } catch let error as StoreError where error.kind == .corrupt {
            return error.description
        }
    }

    private static func gone(_ path: String) throws -> LostStore {
        let kept = try Files.names(in: Files.folder(of: path)).last { name in
            ["damaged", "before-restore"].contains { name.hasPrefix("\(Files.name(of: path)).\($0)-") } && !name.hasSuffix("-wal")
                && !name.hasSuffix("-shm")
        }
        return LostStore(
            description: "The store \(path) is gone, although \(path).generation says that it was in use. "
                + (kept.map { "What is left of it is \(Files.folder(of: path))/\($0). " } ?? "") + nextStep
                + " To begin with an empty one all the same, remove \(path).generation.")
    }

    private static let nextStep =
        "An empty store would not know what was published, so none is begun: put a backup in its place with copydesk restore FILE."
}
