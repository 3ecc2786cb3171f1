// The Swift face of this library; what Swift cannot import stands here as static inline functions.
#pragma once
#include <microhttpd.h>

// Called with the request target as it was sent, before microhttpd decodes it; what it returns is the request's context.
typedef void * _Nullable (*cmhd_target)(void * _Nullable context, const char * _Nonnull target, struct MHD_Connection * _Nullable connection);

// MHD_start_daemon is variadic. One epoll thread, a listening socket of our own.
static inline struct MHD_Daemon * _Nullable cmhd_start(
    int listening, unsigned idle_seconds, unsigned connections, size_t memory, void * _Nonnull context, cmhd_target _Nonnull target,
    MHD_AccessHandlerCallback _Nonnull access, MHD_RequestCompletedCallback _Nonnull completed)
{
    struct MHD_OptionItem options[] = {
        {MHD_OPTION_LISTEN_SOCKET, (intptr_t)listening, 0},
        {MHD_OPTION_CONNECTION_TIMEOUT, (intptr_t)idle_seconds, 0},
        {MHD_OPTION_CONNECTION_LIMIT, (intptr_t)connections, 0},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, (intptr_t)memory, 0},
        {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)target, context},
        {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)completed, context},
        {MHD_OPTION_END, 0, 0},
    };
    return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, 0, 0, access, context,
                            MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

// The socket of a connection, -1 when there is none (a union behind a variadic function).
static inline int cmhd_socket(struct MHD_Connection * _Nonnull connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

// Macros with casts.
static const ssize_t cmhd_end_of_stream = -1;
static const ssize_t cmhd_end_with_error = -2;
static const uint64_t cmhd_size_unknown = (uint64_t)-1LL;
