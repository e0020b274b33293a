// What pages gain with JavaScript. Without it they work as well.

for (const element of document.querySelectorAll('time')) {
  const moment = new Date(element.dateTime);
  element.title = element.textContent;
  element.textContent = moment.toLocaleString(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
}
