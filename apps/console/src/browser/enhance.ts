// What pages gain with JavaScript. Without it they work as well.

// Times are written by the server, all of them in one zone: from the next page on, in this browser's own.
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
document.cookie = `bookplate_time_zone=${encodeURIComponent(timeZone)}; path=/; max-age=31536000; samesite=lax`;
