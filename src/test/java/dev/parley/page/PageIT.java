package dev.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** People meet on the page: in rooms, in private, in several tabs. */
class PageIT extends PageTest {

  @Test
  void shouldNeedOneFieldAndOneButtonToBeInTheLobby() {
    Person ada = people.somebody().open("");
    Locator way = ada.page().getByRole(AriaRole.MAIN);
    assertThat(way.getByRole(AriaRole.TEXTBOX)).hasCount(1);
    assertThat(way.getByRole(AriaRole.BUTTON)).hasCount(1);
    assertThat(ada.see("username")).isFocused();

    ada.page().keyboard().type("Abe");
    ada.press("Enter");

    assertThat(ada.heading()).hasText("#lobby");
    assertThat(ada.page()).hasURL(server + "#lobby");
    assertThat(ada.writing()).isFocused();
  }

  @Test
  void shouldLetTwoPeopleChatAndOneReturnWithoutMissingAnything() {
    Person ada = people.inRoom("Ada", "tea");
    Person bob = people.inRoom("Bob", "tea");

    assertThat(ada.see("members")).containsText("Bob");
    assertThat(bob.see("members")).containsText("Ada");
    assertThat(ada.see("online")).containsText("Bob");

    bob.writing().pressSequentially("hello");
    assertThat(ada.see("typing")).containsText("Bob is typing");
    bob.press("Enter");
    assertThat(ada.messages().last()).containsText("hello");
    assertThat(ada.see("typing")).isEmpty();

    ada.page().navigate("about:blank");
    bob.say("did you see this?");
    assertThat(bob.messages().last()).containsText("did you see this?");
    ada.page().goBack();

    assertThat(ada.messages()).hasCount(2);
    assertThat(ada.messages().last()).containsText("did you see this?");
    ada.say("all of it");
    assertThat(bob.messages().last()).containsText("all of it");
    assertThat(bob.messages()).hasCount(3);
    assertThat(bob.see("members")).containsText("Ada");
  }

  @Test
  void shouldCarryPrivateMessagesToBothPeopleAlone() {
    Person eva = people.inRoom("Eva", "secrets");
    Person finn = people.inRoom("Finn", "secrets");
    Person gus = people.inRoom("Gus", "secrets");

    eva.member("Finn").click();
    assertThat(eva.see("no-lines")).containsText("Nobody else can read it");
    eva.say("only for you");

    assertThat(finn.conversation("Eva")).containsText("1");
    finn.conversation("Eva").click();
    assertThat(finn.messages().last()).containsText("only for you");
    assertThat(eva.messages().last()).containsText("only for you");
    gus.say("in the room");
    assertThat(gus.messages()).hasCount(1);
  }

  @Test
  void shouldBeInSeveralRoomsAtOnceAndLeaveThem() {
    Person hal = people.inRoom("Hal", "first");
    Person ivy = people.inRoom("Ivy", "first");
    hal.join("second");
    assertThat(hal.see("no-lines")).containsText("Nothing has been said");
    hal.say("here");
    assertThat(hal.messages()).hasCount(1);

    ivy.say("still there?");
    assertThat(hal.conversation("first")).containsText("1");
    hal.see("leave-room").click();
    assertThat(hal.heading()).hasText("#first");
    assertThat(hal.texts()).hasText(new String[] {"still there?"});
    hal.see("leave-room").click();
    assertThat(hal.see("no-lines")).containsText("You are in no room");
    assertThat(ivy.see("members")).not().containsText("Hal");
    assertThat(ivy.see("members")).containsText("Nobody else is here yet");
  }

  @Test
  void shouldBeOneUserInTwoTabs() {
    Person jo = people.inRoom("Jo", "tabs");
    Person kim = people.inRoom("Kim", "tabs");
    Person second = people.tabOf(jo).open("#tabs").signIn("Jo");
    second.say("from the second tab");
    assertThat(jo.texts()).hasText(new String[] {"from the second tab"});
    assertThat(kim.texts()).hasText(new String[] {"from the second tab"});

    second.see("leave-room").click();

    assertThat(jo.see("rooms-notice")).hasText("You left #tabs in another tab.");
  }

  @Test
  void shouldGoToTheRoomOrPersonInTheAddress() {
    Person lee = people.inRoom("Lee", "java-21");
    assertThat(lee.heading()).hasText("#java-21");
    lee.evaluate("location.hash = '#Größe'");
    assertThat(lee.heading()).hasText("#größe");
    lee.page().goBack();
    assertThat(lee.heading()).hasText("#java-21");

    Person max = people.somebody().open("#@Lee").signIn("Max");
    assertThat(max.heading()).hasText("Lee");
    max.say("found you");
    assertThat(lee.conversation("Max")).containsText("1");
  }

  @Test
  void shouldSayInPlainWordsWhatIsWrongWhereItIs() {
    people.inRoom("Nia", "errors");
    Person late = people.somebody().open("#errors");
    late.see("username").fill("nia");
    late.see("sign-in").click();
    assertThat(late.see("sign-in-error")).containsText("Somebody is using that name");
    late.see("username").fill("a\u200bb");
    late.see("sign-in").click();
    assertThat(late.see("sign-in-error")).containsText("A name has 1 to 32 characters");
    late.signIn("Ona");

    late.see("new-room").fill("not a room!");
    late.see("join-room").click();
    assertThat(late.see("rooms-notice")).containsText("1 to 64 letters");

    late.page().navigate(server + "#@Nobody");
    late.say("hello?");
    assertThat(late.message("hello?")).containsText("Not sent. Nobody of that name is here.");
    late.see("retry").click();
    assertThat(late.message("hello?")).containsText("Not sent.");
    late.see("discard").click();
    assertThat(late.messages()).hasCount(0);
  }
}
