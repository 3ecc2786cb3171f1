// The Swift face of this library; what Swift cannot import stands here as static inline functions.
#pragma once
#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define CCURL_INLINE static inline __attribute__((always_inline))

// Typed faces of the variadic setters and getters.
CCURL_INLINE CURLcode ccurl_set_long(CURL * _Nonnull handle, CURLoption option, long value) { return curl_easy_setopt(handle, option, value); }
CCURL_INLINE CURLcode ccurl_set_offset(CURL * _Nonnull handle, CURLoption option, curl_off_t value) { return curl_easy_setopt(handle, option, value); }
CCURL_INLINE CURLcode ccurl_set_string(CURL * _Nonnull handle, CURLoption option, const char * _Nullable value) { return curl_easy_setopt(handle, option, value); }
CCURL_INLINE CURLcode ccurl_set_pointer(CURL * _Nonnull handle, CURLoption option, void * _Nullable value) { return curl_easy_setopt(handle, option, value); }
CCURL_INLINE CURLcode ccurl_set_list(CURL * _Nonnull handle, CURLoption option, struct curl_slist * _Nullable value) { return curl_easy_setopt(handle, option, value); }
CCURL_INLINE CURLcode ccurl_set_form(CURL * _Nonnull handle, curl_mime * _Nullable value) { return curl_easy_setopt(handle, CURLOPT_MIMEPOST, value); }
CCURL_INLINE CURLMcode ccurl_multi_set_long(CURLM * _Nonnull multi, CURLMoption option, long value) { return curl_multi_setopt(multi, option, value); }
CCURL_INLINE long ccurl_response_code(CURL * _Nonnull handle) { long code = 0; curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code); return code; }
// Whether the last connection that was tried was refused, by the host or by something on the way.
CCURL_INLINE int ccurl_was_refused(CURL * _Nonnull handle) { long number = 0; curl_easy_getinfo(handle, CURLINFO_OS_ERRNO, &number); return number == ECONNREFUSED; }
CCURL_INLINE void * _Nullable ccurl_private(CURL * _Nonnull handle) { char *value = NULL; curl_easy_getinfo(handle, CURLINFO_PRIVATE, &value); return value; }

// The callbacks of a transfer; each gets the context as its pointer argument.
struct ccurl_callbacks {
    size_t (* _Nonnull head)(char * _Nullable, size_t, size_t, void * _Nullable);
    size_t (* _Nonnull body)(char * _Nullable, size_t, size_t, void * _Nullable);
    size_t (* _Nonnull upload)(char * _Nullable, size_t, size_t, void * _Nullable);
    int (* _Nonnull rewind)(void * _Nullable, curl_off_t, int);
    curl_socket_t (* _Nonnull open_socket)(void * _Nullable, curlsocktype, struct curl_sockaddr * _Nullable);
    int (* _Nonnull before_request)(void * _Nullable, char * _Nullable, char * _Nullable, int, int);
};
CCURL_INLINE void ccurl_set_callbacks(CURL * _Nonnull handle, struct ccurl_callbacks callbacks, void * _Nullable context) {
    curl_easy_setopt(handle, CURLOPT_PRIVATE, context);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, callbacks.head);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, callbacks.body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, callbacks.upload);
    curl_easy_setopt(handle, CURLOPT_READDATA, context);
    curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, callbacks.rewind);
    curl_easy_setopt(handle, CURLOPT_SEEKDATA, context);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, callbacks.open_socket);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context);
    curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callbacks.before_request);
    curl_easy_setopt(handle, CURLOPT_PREREQDATA, context);
}

// The next finished transfer, without the union in CURLMsg; 0 when there is none.
CCURL_INLINE int ccurl_multi_next_done(CURLM * _Nonnull multi, CURL * _Nullable * _Nonnull easy, CURLcode * _Nonnull code) {
    int left;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left)))
        if (message->msg == CURLMSG_DONE) { *easy = message->easy_handle; *code = message->data.result; return 1; }
    return 0;
}

// Opens what curl asks for; not inherited by child processes.
CCURL_INLINE curl_socket_t ccurl_open(const struct curl_sockaddr * _Nonnull address) {
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// Names the calling thread and blocks its signals: they belong to the thread that waits for them, and SIGPIPE to nobody.
CCURL_INLINE void ccurl_enter_thread(const char * _Nonnull name) {
    prctl(PR_SET_NAME, name, 0, 0, 0);
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, NULL);
}

// Macros with casts, which the importer drops.
static const size_t CCURL_READFUNC_ABORT = CURL_READFUNC_ABORT;
static const size_t CCURL_WRITEFUNC_ERROR = CURL_WRITEFUNC_ERROR;
static const curl_socket_t CCURL_SOCKET_BAD = CURL_SOCKET_BAD;
static const long CCURL_GLOBAL_DEFAULT = CURL_GLOBAL_DEFAULT;
