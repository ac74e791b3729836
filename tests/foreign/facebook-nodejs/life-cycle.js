// Drives the sandbox with Meta's own SDK through the whole life of a Page's posts. Prints one line per check and fails if any fails.
// Usage: node life-cycle.js http://127.0.0.1:PORT
'use strict';

const assert = require('node:assert/strict');
const { Comment, FacebookAdsApi, FacebookAdsApiBatch, Page, PagePost, Photo, User } = require('facebook-nodejs-business-sdk');

const root = process.argv[2].replace(/\/$/, '');
Object.defineProperty(FacebookAdsApi, 'GRAPH', { get: () => root + '/graph' });

const checks = [];
const check = (name, body) => checks.push({ name, body });

check('page read', async ({ page, account }) => {
  const read = await page.get(['id', 'name', 'followers_count']);
  assert.equal(read.id, account.page_id);
  assert.equal(read.name, account.name);
});

check('app id of the token', async ({ api, account }) => {
  const answer = await api.getAppID();
  assert.equal(answer.data.data.app_id, account.app_id);
});

check('link post', async ({ page, account, kept }) => {
  const post = await page.createFeed([], { message: 'Thông báo của SDK', link: 'https://so-mau.example/sdk' });
  assert.match(post.id, new RegExp(`^${account.page_id}_\\d+$`));
  kept.link = post.id;
});

check('link post read back', async ({ kept }) => {
  const post = await new PagePost(kept.link).get(['message', 'created_time', 'attachments', 'is_published', 'application']);
  assert.equal(post.message, 'Thông báo của SDK');
  assert.match(post.created_time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
  assert.equal(post.attachments.data[0].unshimmed_url, 'https://so-mau.example/sdk');
});

check('photo by address', async ({ page, picture, kept }) => {
  const photo = await page.createPhoto([], { url: picture, caption: 'Một ảnh' });
  assert.ok(photo.id && photo.post_id);
  kept.photoPost = photo.post_id;
});

check('multi-photo post in order', async ({ page, picture, kept }) => {
  const ids = [];
  for (const alt of ['một', 'hai', 'ba']) {
    ids.push((await page.createPhoto([], { url: picture, published: false, alt_text_custom: alt })).id);
  }

  const post = await page.createFeed([], { message: 'Ba ảnh', attached_media: ids.map((id) => ({ media_fbid: id })) });
  const read = await new PagePost(post.id).get(['attachments']);
  assert.deepEqual(read.attachments.data[0].subattachments.data.map((s) => s.target.id), ids);
  assert.equal((await new Photo(ids[1]).get(['alt_text'])).alt_text, 'hai');
  kept.album = post.id;
});

check('scheduled post', async ({ page, now }) => {
  const post = await page.createFeed([], { message: 'Hẹn giờ', published: false, scheduled_publish_time: now + 3600 });
  const waiting = await page.getScheduledPosts(['id', 'scheduled_publish_time'], {});
  assert.deepEqual(waiting.map((p) => [p.id, p.scheduled_publish_time]), [[post.id, now + 3600]]);
});

check('scheduled multi-photo post', async ({ page, picture, now }) => {
  const ids = [];
  for (let i = 0; i < 2; i++) {
    ids.push((await page.createPhoto([], { url: picture, published: false, temporary: true })).id);
  }

  const post = await page.createFeed([], {
    message: 'Ảnh hẹn giờ', attached_media: ids.map((id) => ({ media_fbid: id })), published: false,
    scheduled_publish_time: now + 7200, unpublished_content_type: 'SCHEDULED',
  });
  const waiting = await page.getScheduledPosts(['id', 'is_published'], {});
  assert.ok(waiting.some((p) => p.id === post.id && p.is_published === false));
  assert.equal((await new PagePost(post.id).delete([])).success, true);
});

check('photos of the page', async ({ page, kept }) => {
  const photos = await page.getPhotos(['id', 'page_story_id'], { type: 'uploaded' });
  assert.ok(photos.some((p) => p.page_story_id === kept.photoPost));
});

check('comment written, listed, edited, removed', async ({ kept }) => {
  const comment = await new PagePost(kept.link).createComment([], { message: 'Bình luận' });
  const list = await new PagePost(kept.link).getComments(['message'], { summary: true });
  assert.deepEqual(list.map((c) => c.message), ['Bình luận']);
  assert.equal((await new Comment(comment.id).update([], { message: 'Sửa' })).success, true);
  assert.equal((await new Comment(comment.id).delete([])).success, true);
});

check('every field the SDK knows', async ({ kept }) => {
  const fields = Object.values(PagePost.Fields).filter((f) => typeof f === 'string');
  const post = await new PagePost(kept.link).get(fields);
  assert.equal(post.id, kept.link);
});

check('insights', async ({ kept }) => {
  const figures = await new PagePost(kept.link).getInsights(['name', 'values'], { metric: ['post_media_view', 'post_clicks'] });
  assert.deepEqual(figures.map((f) => f.name), ['post_media_view', 'post_clicks']);
});

check('pages of the person', async ({ account }) => {
  const person = new FacebookAdsApi(account.user_token, 'vi_VN', false);
  const pages = await new User('me', {}, undefined, person).getAccounts(['id', 'access_token'], {});
  assert.deepEqual(pages.map((p) => p.access_token), [account.token]);
});

check('batch of calls', async ({ account }) => {
  const batch = new FacebookAdsApiBatch(FacebookAdsApi.getDefaultApi());
  const seen = [];
  batch.add('GET', [account.page_id], { fields: 'name' }, null, (r) => seen.push(r.body ?? r), (r) => seen.push(r));
  await batch.execute();
  assert.equal(seen.length, 1);
});

check('scheduled too soon is refused with 100', async ({ page, now }) => {
  await refused(100, page.createFeed([], { message: 'Quá sớm', published: false, scheduled_publish_time: now + 60 }));
});

check('list with paging', async ({ page, kept }) => {
  for (let i = 0; i < 5; i++) {
    await page.createFeed([], { message: `Bài thứ ${i}` });
  }

  const seen = [];
  const cursor = await page.getPublishedPosts(['id', 'message'], { limit: 3 });
  seen.push(...cursor.map((p) => p.id));
  while (cursor.hasNext()) {
    seen.push(...(await cursor.next()).map((p) => p.id));
  }

  assert.equal(seen.length, 8);
  assert.equal(new Set(seen).size, 8);
  assert.ok([kept.link, kept.photoPost, kept.album].every((id) => seen.includes(id)));
});

check('edit', async ({ kept }) => {
  const answer = await new PagePost(kept.link).update([], { message: 'Đã sửa' });
  assert.equal(answer.success, true);
  assert.equal((await new PagePost(kept.link).get(['message'])).message, 'Đã sửa');
});

check('the same text twice in a row is refused with 506', async ({ page }) => {
  await page.createFeed([], { message: 'Hai lần' });
  await refused(506, page.createFeed([], { message: 'Hai lần' }));
});

check('delete', async ({ kept }) => {
  const answer = await new PagePost(kept.link).delete([]);
  assert.equal(answer.success, true);
  const error = await refused(100, new PagePost(kept.link).get(['message']));
  assert.equal(error.response.error_subcode ?? error.response.body?.error?.error_subcode, 33);
});

check('an unknown field is refused with 100', async ({ page }) => {
  await refused(100, page.get(['no_such_field']));
});

check('a bad token is refused with 190', async ({ account }) => {
  const stranger = new FacebookAdsApi('EAAGnonsense', 'vi_VN', false);
  await refused(190, new Page(account.page_id, {}, undefined, stranger).get(['name']));
});

async function refused(code, call) {
  try {
    await call;
  } catch (error) {
    assert.equal(error.response?.code ?? error.response?.body?.error?.code, code, String(error.message));
    return error;
  }

  throw new Error(`expected code ${code}, but the call succeeded`);
}

async function main() {
  const account = (await (await fetch(root + '/sandbox/accounts')).json()).facebook[0];
  const api = FacebookAdsApi.init(account.token, 'vi_VN', false);
  const context = {
    account,
    api,
    page: new Page(account.page_id),
    picture: process.argv[3],
    now: Number(process.argv[4] ?? Math.floor(Date.now() / 1000)),
    kept: {},
  };
  let failed = 0;
  for (const { name, body } of checks) {
    try {
      await body(context);
      console.log(`ok - ${name}`);
    } catch (error) {
      failed++;
      console.log(`not ok - ${name}: ${error.message}`);
    }
  }

  console.log(`${checks.length - failed} of ${checks.length} checks passed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main();
