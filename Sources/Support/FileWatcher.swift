import Dispatch

internal import CSystem
internal import Glibc

/// Tells when a file was written, replaced or removed; in place or by renaming, as editors do.
///
/// Watches the folder, since a replaced file is another file. Several events may come for one save: the caller waits for quiet.
package struct FileWatcher: Sendable {
    /// What happened.
    package enum Event: Sendable, Equatable {
        /// The file may have new content, or be gone.
        case changed
        /// It was written to and is still open: the last one that closes it may be long in coming, such as a child that inherited it.
        case changing
        /// The folder was removed or moved: nothing more will be seen.
        case folderLost
    }

    /// Events from the moment of `init` on, for one reader; watching ends when nobody holds the stream any more.
    package let events: AsyncStream<Event>

    /// Starts watching; the file need not exist, its folder must.
    package init(path: String) throws {
        let folder = Files.folder(of: path)
        let inotify = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard inotify >= 0 else { throw FileProblem(path, "watch") }
        let wanted = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_MODIFY
        guard inotify_add_watch(inotify, folder, UInt32(wanted | IN_DELETE_SELF | IN_MOVE_SELF)) >= 0 else {
            let problem = FileProblem(folder, "watch")
            close(inotify)
            throw problem
        }
        let (stream, continuation) = AsyncStream.makeStream(of: Event.self, bufferingPolicy: .bufferingNewest(16))
        let source = DispatchSource.makeReadSource(fileDescriptor: inotify, queue: DispatchQueue(label: "copydesk.files"))
        let name = Files.name(of: path)
        source.setEventHandler { @Sendable in
            for event in Self.read(inotify, name) { continuation.yield(event) }
        }
        source.setCancelHandler { @Sendable in _ = close(inotify) }
        // A source may be cancelled from any thread; Dispatch only does not say so.
        nonisolated(unsafe) let watching = source
        continuation.onTermination = { _ in watching.cancel() }
        source.activate()
        events = stream
    }

    private static func read(_ inotify: Int32, _ name: String) -> [Event] {
        withUnsafeTemporaryAllocation(byteCount: 16384, alignment: 8) { buffer in
            let count = Glibc.read(inotify, buffer.baseAddress, buffer.count)
            guard count > 0, let start = buffer.baseAddress else { return [] }
            var events: [Event] = []
            var event = csystem_inotify_event()
            var offset = csystem_inotify_next(start, count, 0, &event)
            while offset > 0 {
                if let meaning = meaning(of: event, name) { events.append(meaning) }
                offset = csystem_inotify_next(start, count, offset, &event)
            }
            return events
        }
    }

    private static func meaning(of event: csystem_inotify_event, _ name: String) -> Event? {
        if event.mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF) != 0 { return .folderLost }
        // After an overflow nobody knows what happened, so the file is looked at again.
        if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return .changed }
        guard event.name.map({ String(cString: $0) }) == name else { return nil }
        return event.mask & UInt32(IN_MODIFY) != 0 ? .changing : .changed
    }
}
