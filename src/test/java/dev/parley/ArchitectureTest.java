package dev.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** The dependencies go one way, and the doors are few. */
@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesDependOneWay =
      slices().matching("dev.parley.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule layers =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("endpoint")
          .definedBy("dev.parley.endpoint..")
          .layer("web")
          .definedBy("dev.parley.web..")
          .layer("room")
          .definedBy("dev.parley.room..")
          .layer("broker")
          .definedBy("dev.parley.broker..")
          .layer("delivery")
          .definedBy("dev.parley.delivery..")
          .layer("presence")
          .definedBy("dev.parley.presence..")
          .layer("log")
          .definedBy("dev.parley.log..")
          .whereLayer("endpoint")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("web")
          .mayOnlyBeAccessedByLayers("endpoint")
          .whereLayer("room")
          .mayOnlyBeAccessedByLayers("endpoint")
          .whereLayer("broker")
          .mayOnlyBeAccessedByLayers("room")
          .whereLayer("presence")
          .mayOnlyBeAccessedByLayers("room")
          .whereLayer("delivery")
          .mayOnlyBeAccessedByLayers("endpoint", "room")
          .whereLayer("log")
          .mayOnlyBeAccessedByLayers("room", "broker");

  @ArchTest
  static final ArchRule onlyTheEndpointKnowsWebSockets =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.parley.endpoint..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.websocket..");

  @ArchTest
  static final ArchRule onlyMessagesAndHealthKnowJson =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.parley.message..", "dev.parley.health..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.json..");

  @ArchTest
  static final ArchRule noStaticMutableState = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule timeComesFromOneClock =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.parley.runtime..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now");
}
