<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Neural Network Playground</source>
        <translation>Neural Network Playground 정보</translation>
    </message>
    <message>
        <source>Assemble a neural network, press Run, and see why it learns, or why it does not.</source>
        <translation>신경망을 조립하고 실행을 눌러, 왜 학습되는지 또는 왜 학습되지 않는지 살펴보십시오.</translation>
    </message>
    <message>
        <source>Qt and PySide6 are linked dynamically: another build of them can be put in.</source>
        <translation>Qt와 PySide6는 동적으로 연결되어 있어 다른 빌드로 바꿔 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>세부 정보 복사</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
</context>
<context>
    <name>ActionTable</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>학습(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>새로 만들기(&amp;N)</translation>
    </message>
    <message>
        <source>Start an experiment with one small layer.</source>
        <translation>작은 은닉층 하나로 실험을 시작합니다.</translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation>열기(&amp;O)...</translation>
    </message>
    <message>
        <source>Open a preset, a session, or a picture exported by this program.</source>
        <translation>프리셋, 세션 또는 이 프로그램에서 내보낸 그림을 엽니다.</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>프리셋(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Recent files</source>
        <translation>최근 파일(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import data</source>
        <translation>데이터 가져오기(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>Save the experiment: what to do as a preset, or with weights and curves as a session.</source>
        <translation>실험을 저장합니다. 할 일만 담은 프리셋으로, 또는 가중치와 곡선까지 담은 세션으로 저장합니다.</translation>
    </message>
    <message>
        <source>Save &amp;as...</source>
        <translation>다른 이름으로 저장(&amp;A)...</translation>
    </message>
    <message>
        <source>Save under another name.</source>
        <translation>다른 이름으로 저장합니다.</translation>
    </message>
    <message>
        <source>&amp;Export screenshot...</source>
        <translation>스크린샷 내보내기(&amp;E)...</translation>
    </message>
    <message>
        <source>Save a picture of the whole window as PNG or SVG.</source>
        <translation>창 전체의 그림을 PNG 또는 SVG로 저장합니다.</translation>
    </message>
    <message>
        <source>&amp;Copy window picture</source>
        <translation>창 그림 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy a picture of the whole window to the clipboard.</source>
        <translation>창 전체의 그림을 클립보드에 복사합니다.</translation>
    </message>
    <message>
        <source>Export p&amp;lot</source>
        <translation>그래프 내보내기(&amp;L)</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>내보내기(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>종료(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the program.</source>
        <translation>프로그램을 닫습니다.</translation>
    </message>
    <message>
        <source>&amp;File...</source>
        <translation>파일(&amp;F)...</translation>
    </message>
    <message>
        <source>A table, NumPy arrays, MNIST or CIFAR-10; they can also be dropped on the window.</source>
        <translation>표, NumPy 배열, MNIST 또는 CIFAR-10. 창에 끌어다 놓아도 됩니다.</translation>
    </message>
    <message>
        <source>Fol&amp;der...</source>
        <translation>폴더(&amp;D)...</translation>
    </message>
    <message>
        <source>A folder of pictures with a sub-folder for each class, or one with MNIST or CIFAR-10.</source>
        <translation>클래스마다 하위 폴더가 있는 그림 폴더, 또는 MNIST나 CIFAR-10 폴더.</translation>
    </message>
    <message>
        <source>&amp;Report...</source>
        <translation>보고서(&amp;R)...</translation>
    </message>
    <message>
        <source>Write settings, curves, network and results on one page: HTML or PDF.</source>
        <translation>설정, 곡선, 신경망, 결과를 한 문서에 적습니다: HTML 또는 PDF.</translation>
    </message>
    <message>
        <source>&amp;Animation...</source>
        <translation>애니메이션(&amp;A)...</translation>
    </message>
    <message>
        <source>Make a film of the decision boundary while it is learnt: GIF, animated PNG or pictures.</source>
        <translation>결정 경계를 배우는 과정을 영상으로 만듭니다: GIF, 움직이는 PNG 또는 그림 여러 장.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>Take back the last edit.</source>
        <translation>마지막 편집을 되돌립니다.</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Make the edit again that was taken back.</source>
        <translation>되돌린 편집을 다시 적용합니다.</translation>
    </message>
    <message>
        <source>Edit &amp;history</source>
        <translation>편집 기록(&amp;H)</translation>
    </message>
    <message>
        <source>List all edits; go back to any of them, and forward again.</source>
        <translation>모든 편집을 나열합니다. 어느 편집으로든 돌아가고 다시 앞으로 갈 수 있습니다.</translation>
    </message>
    <message>
        <source>Copy as &amp;link</source>
        <translation>링크로 복사(&amp;L)</translation>
    </message>
    <message>
        <source>Copy the experiment as a link that opens it in this program.</source>
        <translation>이 프로그램에서 실험을 여는 링크를 복사합니다.</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>텍스트로 복사(&amp;T)</translation>
    </message>
    <message>
        <source>Copy the experiment as text that can be read, sent in a chat and pasted.</source>
        <translation>읽고, 채팅으로 보내고, 붙여 넣을 수 있는 텍스트로 실험을 복사합니다.</translation>
    </message>
    <message>
        <source>&amp;Paste preset</source>
        <translation>프리셋 붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Open the experiment on the clipboard: a link, a text or a preset.</source>
        <translation>클립보드에 있는 실험을 엽니다: 링크, 텍스트 또는 프리셋.</translation>
    </message>
    <message>
        <source>&amp;Keep matching weights</source>
        <translation>맞는 가중치 유지(&amp;K)</translation>
    </message>
    <message>
        <source>When the network changes, keep the weights of the layers that still fit.</source>
        <translation>신경망이 바뀌어도 크기가 맞는 층의 가중치는 유지합니다.</translation>
    </message>
    <message>
        <source>Pre&amp;ferences...</source>
        <translation>환경 설정(&amp;F)...</translation>
    </message>
    <message>
        <source>Theme, language, refresh rate, threads, animation and autosave.</source>
        <translation>테마, 언어, 갱신 빈도, 스레드, 애니메이션, 자동 저장.</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>패널(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Restore default layout</source>
        <translation>기본 배치 복원(&amp;R)</translation>
    </message>
    <message>
        <source>Show all panels where they were at the first start.</source>
        <translation>모든 패널을 처음 시작했을 때의 자리에 표시합니다.</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>언어(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>전체 화면(&amp;F)</translation>
    </message>
    <message>
        <source>Use the whole screen.</source>
        <translation>화면 전체를 사용합니다.</translation>
    </message>
    <message>
        <source>Use the light or the dark theme as the desktop does.</source>
        <translation>데스크톱 설정에 따라 밝은 테마나 어두운 테마를 사용합니다.</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>시스템(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>Light theme.</source>
        <translation>밝은 테마.</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>Dark theme.</source>
        <translation>어두운 테마.</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>실행(&amp;R)</translation>
    </message>
    <message>
        <source>Train; press again to pause.</source>
        <translation>학습합니다. 다시 누르면 일시 정지합니다.</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>스텝(&amp;S)</translation>
    </message>
    <message>
        <source>Train one mini-batch, then pause.</source>
        <translation>미니배치 하나를 학습하고 일시 정지합니다.</translation>
    </message>
    <message>
        <source>Step &amp;epoch</source>
        <translation>에포크 단위 실행(&amp;E)</translation>
    </message>
    <message>
        <source>Train to the end of the epoch, then pause.</source>
        <translation>에포크가 끝날 때까지 학습하고 일시 정지합니다.</translation>
    </message>
    <message>
        <source>Run &amp;N epochs...</source>
        <translation>N 에포크 실행(&amp;N)...</translation>
    </message>
    <message>
        <source>Train a number of epochs, then pause.</source>
        <translation>정해진 에포크 수만큼 학습하고 일시 정지합니다.</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>정지(&amp;O)</translation>
    </message>
    <message>
        <source>Stop training. The weights and the curves are kept.</source>
        <translation>학습을 멈춥니다. 가중치와 곡선은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Rese&amp;t</source>
        <translation>처음 상태로(&amp;T)</translation>
    </message>
    <message>
        <source>Back to the same initial weights; the curves start again.</source>
        <translation>같은 초기 가중치로 돌아가고 곡선을 새로 그립니다.</translation>
    </message>
    <message>
        <source>New &amp;weights</source>
        <translation>새 가중치(&amp;W)</translation>
    </message>
    <message>
        <source>Start again with other initial weights: the next seed.</source>
        <translation>다음 시드의 다른 초기 가중치로 다시 시작합니다.</translation>
    </message>
    <message>
        <source>Sn&amp;apshot</source>
        <translation>스냅샷(&amp;A)</translation>
    </message>
    <message>
        <source>Keep this run: its curves stay as grey lines, its settings can be compared.</source>
        <translation>이 실행을 남깁니다. 곡선은 회색 선으로 남고, 설정을 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>Compare r&amp;uns</source>
        <translation>실행 비교(&amp;U)</translation>
    </message>
    <message>
        <source>Show the table of the runs that were kept in a window of its own.</source>
        <translation>남긴 실행의 표를 별도의 창에 보여 줍니다.</translation>
    </message>
    <message>
        <source>Restore last &amp;good epoch</source>
        <translation>마지막 정상 에포크 복원(&amp;G)</translation>
    </message>
    <message>
        <source>After a divergence: back to the last good epoch with a smaller learning rate.</source>
        <translation>발산한 뒤에 학습률을 낮추어 마지막 정상 에포크로 돌아갑니다.</translation>
    </message>
    <message>
        <source>&amp;Learning rate test...</source>
        <translation>학습률 검사(&amp;L)...</translation>
    </message>
    <message>
        <source>Sweep the learning rate in one short run and suggest a value.</source>
        <translation>짧은 학습 한 번으로 학습률을 훑어 알맞은 값을 제안합니다.</translation>
    </message>
    <message>
        <source>&amp;Cross-validation and ensembles...</source>
        <translation>교차 검증과 앙상블(&amp;C)...</translation>
    </message>
    <message>
        <source>Train several networks: on other parts of the data, or from other seeds.</source>
        <translation>데이터의 다른 부분이나 다른 시드로 신경망 여러 개를 학습합니다.</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>키보드 단축키(&amp;K)</translation>
    </message>
    <message>
        <source>List the keys of all commands.</source>
        <translation>모든 명령의 단축키를 보여 줍니다.</translation>
    </message>
    <message>
        <source>&amp;What's this?</source>
        <translation>이것은 무엇인가요?(&amp;W)</translation>
    </message>
    <message>
        <source>Then click on anything in the window to read what it does.</source>
        <translation>그런 다음 창 안의 무엇이든 누르면 하는 일을 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>정보(&amp;A)</translation>
    </message>
    <message>
        <source>Versions and licences.</source>
        <translation>버전과 라이선스.</translation>
    </message>
</context>
<context>
    <name>ActivationCurve</name>
    <message>
        <source>Activation function and its derivative</source>
        <translation>활성화 함수와 도함수</translation>
    </message>
</context>
<context>
    <name>AnimationWindow</name>
    <message>
        <source>Trains a fresh network and paints its output over the two inputs, from epoch to epoch. Filled points are the training part, rings the test part.</source>
        <translation>새 신경망을 학습하며 두 입력에 대한 출력을 에포크마다 그립니다. 채운 점은 훈련, 고리는 테스트 데이터입니다.</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>애니메이션</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>저장...</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리 보기</translation>
    </message>
    <message>
        <source>The pictures appear here while they are made.</source>
        <translation>그림이 만들어지는 대로 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>{file} 저장됨.</translation>
    </message>
    <message>
        <source>{n} pictures, {size} MB.</source>
        <translation>그림 {n}장, {size} MB.</translation>
    </message>
    <message>
        <source>The training diverged, and the film ends there.</source>
        <translation>학습이 발산하여 영상이 거기서 끝납니다.</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>언어는 다음에 시작할 때 바뀝니다.</translation>
    </message>
</context>
<context>
    <name>AugmentationPreview</name>
    <message>
        <source>Examples before and after augmentation</source>
        <translation>증강 전과 후의 예제</translation>
    </message>
    <message>
        <source>Training examples as they are, and as a mini-batch might see them.</source>
        <translation>훈련 예제의 원래 모습과 미니배치에서 보일 수 있는 모습입니다.</translation>
    </message>
</context>
<context>
    <name>AugmentationSection</name>
    <message>
        <source>Draw again</source>
        <translation>다시 뽑기</translation>
    </message>
    <message>
        <source>Change the same examples by chance once more.</source>
        <translation>같은 예제를 무작위로 한 번 더 바꿉니다.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>메시지 닫기</translation>
    </message>
</context>
<context>
    <name>BranchRow</name>
    <message>
        <source>the input itself</source>
        <translation>입력 그대로</translation>
    </message>
    <message>
        <source>Add a block to branch {letter}</source>
        <translation>가지 {letter}에 블록 추가</translation>
    </message>
    <message>
        <source>Remove branch {letter}</source>
        <translation>가지 {letter} 삭제</translation>
    </message>
    <message>
        <source>Branch {letter}, block {n}: {block}</source>
        <translation>가지 {letter}, 블록 {n}: {block}</translation>
    </message>
</context>
<context>
    <name>BranchRows</name>
    <message>
        <source>+ Branch</source>
        <translation>+ 가지</translation>
    </message>
    <message>
        <source>Add a branch</source>
        <translation>가지 추가</translation>
    </message>
    <message>
        <source>Add a third branch; empty, it hands on the input itself.
Rebuilds the network.</source>
        <translation>세 번째 가지를 추가합니다. 비어 있으면 입력을 그대로 넘깁니다.
신경망을 다시 만듭니다.</translation>
    </message>
    <message>
        <source>Move the chosen block towards the start of its branch</source>
        <translation>선택한 블록을 가지의 앞쪽으로 이동</translation>
    </message>
    <message>
        <source>Move the chosen block towards the end of its branch</source>
        <translation>선택한 블록을 가지의 뒤쪽으로 이동</translation>
    </message>
    <message>
        <source>Remove the chosen block (Delete)</source>
        <translation>선택한 블록 삭제 (Delete)</translation>
    </message>
    <message>
        <source>Add a block</source>
        <translation>블록 추가</translation>
    </message>
    <message>
        <source>Remove a block</source>
        <translation>블록 삭제</translation>
    </message>
    <message>
        <source>Move a block</source>
        <translation>블록 이동</translation>
    </message>
    <message>
        <source>Remove a branch</source>
        <translation>가지 삭제</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>flattened to {n}</source>
        <translation>{n}개로 펼침</translation>
    </message>
    <message>
        <source>BN</source>
        <translation>BN</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>잔차</translation>
    </message>
    <message>
        <source>drop {rate:g}</source>
        <translation>드롭 {rate:g}</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>양수</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>음수</translation>
    </message>
    <message>
        <source>the {n:,} strongest of {all:,} edges</source>
        <translation>연결 {all:,}개 중 가장 강한 {n:,}개</translation>
    </message>
    <message>
        <source>striped: silenced in the last mini-batch</source>
        <translation>줄무늬: 지난 미니배치에서 꺼진 유닛</translation>
    </message>
    <message>
        <source>striped: dropout</source>
        <translation>줄무늬: 드롭아웃</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>In</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Input {n}</source>
        <translation>입력 {n}</translation>
    </message>
    <message>
        <source>{size} image</source>
        <translation>{size} 이미지</translation>
    </message>
    <message>
        <source>{n} features</source>
        <translation>특성 {n}개</translation>
    </message>
    <message>
        <source>1 feature</source>
        <translation>특성 1개</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Output {n} {link}</source>
        <translation>출력 {n} {link}</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>softmax regression</source>
        <translation>소프트맥스 회귀</translation>
    </message>
    <message>
        <source>logistic regression</source>
        <translation>로지스틱 회귀</translation>
    </message>
    <message>
        <source>linear support vector machine</source>
        <translation>선형 서포트 벡터 머신</translation>
    </message>
    <message>
        <source>linear regression</source>
        <translation>선형 회귀</translation>
    </message>
    <message>
        <source>single layer</source>
        <translation>단층 신경망</translation>
    </message>
    <message>
        <source>… {n} more</source>
        <translation>… {n}개 더</translation>
    </message>
    <message>
        <source>{first}-{last} of {n}</source>
        <translation>{n}개 중 {first}-{last}</translation>
    </message>
    <message>
        <source>the input itself</source>
        <translation>입력 그대로</translation>
    </message>
</context>
<context>
    <name>CardMenu</name>
    <message>
        <source>Copy image</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>데이터 복사</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>내보내기...</translation>
    </message>
</context>
<context>
    <name>ClassRows</name>
    <message>
        <source>The classes</source>
        <translation>클래스</translation>
    </message>
</context>
<context>
    <name>CodeButton</name>
    <message>
        <source>Copy code</source>
        <translation>코드 복사</translation>
    </message>
    <message>
        <source>Show and copy this network as code: PyTorch, Keras, NumPy, scikit-learn.</source>
        <translation>이 신경망을 코드로 보고 복사합니다: PyTorch, Keras, NumPy, scikit-learn.</translation>
    </message>
</context>
<context>
    <name>CoefficientTable</name>
    <message>
        <source>Coefficients</source>
        <translation>계수</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>closed form</source>
        <translation>닫힌 해</translation>
    </message>
    <message>
        <source>gradient descent</source>
        <translation>경사 하강법</translation>
    </message>
</context>
<context>
    <name>CommitteeWindow</name>
    <message>
        <source>Trains the network several times, and shows how much the result depends on chance.</source>
        <translation>신경망을 여러 번 학습하여 결과가 우연에 얼마나 좌우되는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Several networks</source>
        <translation>신경망 여러 개</translation>
    </message>
    <message>
        <source>Cross-validation and ensembles</source>
        <translation>교차 검증과 앙상블</translation>
    </message>
    <message>
        <source>Curves of</source>
        <translation>곡선의 데이터</translation>
    </message>
    <message>
        <source>Export CSV...</source>
        <translation>CSV 내보내기...</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>표 복사</translation>
    </message>
    <message>
        <source>{n} of {all} networks diverged.</source>
        <translation>신경망 {all}개 중 {n}개가 발산했습니다.</translation>
    </message>
    <message>
        <source>Averaged prediction: {joint} right ({part}); one network: {mean} on average.</source>
        <translation>평균한 예측: {joint} 정답({part}). 신경망 하나: 평균 {mean}.</translation>
    </message>
    <message>
        <source>Averaged prediction: R² {joint} ({part}); one network: {mean} on average.</source>
        <translation>평균한 예측: R² {joint}({part}). 신경망 하나: 평균 {mean}.</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>true</source>
        <translation>정답</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Error in the program</source>
        <translation>프로그램 오류</translation>
    </message>
    <message>
        <source>Something went wrong in the program.</source>
        <translation>프로그램에서 문제가 생겼습니다.</translation>
    </message>
    <message>
        <source>Errors so far: {n:,}. All of them are in the log.</source>
        <translation>지금까지의 오류: {n:,}개. 모두 로그에 있습니다.</translation>
    </message>
    <message>
        <source>A copy of your work is being kept: if the program ends, the next start offers it. You can go on, but it is wise to save soon and to start the program again.</source>
        <translation>작업의 사본이 보관됩니다. 프로그램이 끝나면 다음에 시작할 때 복구할 수 있습니다. 계속할 수 있지만 곧 저장하고 프로그램을 다시 시작하는 것이 좋습니다.</translation>
    </message>
    <message>
        <source>Your work could not be copied: save it now, and start the program again.</source>
        <translation>작업의 사본을 만들지 못했습니다. 지금 저장하고 프로그램을 다시 시작하십시오.</translation>
    </message>
    <message>
        <source>There is nothing unsaved. You can go on, but it is wise to start the program again.</source>
        <translation>저장하지 않은 것은 없습니다. 계속할 수 있지만 프로그램을 다시 시작하는 것이 좋습니다.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>자세한 내용 복사</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>로그 폴더 열기</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>(smoothed {value})</source>
        <translation>(평활화 {value})</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>변화 없음</translation>
    </message>
    <message>
        <source>falling</source>
        <translation>감소 중</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>증가 중</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>train</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
</context>
<context>
    <name>DataGallery</name>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Regression</source>
        <translation>회귀</translation>
    </message>
    <message>
        <source>Real data</source>
        <translation>실제 데이터</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>논리 게이트</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>가져오기...</translation>
    </message>
    <message>
        <source>Use your own data: choose a file, or drop one on the window.</source>
        <translation>자신의 데이터를 씁니다. 파일을 고르거나 창에 끌어다 놓으십시오.</translation>
    </message>
    <message>
        <source>Train / Validation / Test</source>
        <translation>훈련 / 검증 / 테스트</translation>
    </message>
    <message>
        <source>All rows are for training.</source>
        <translation>모든 행을 훈련에 사용합니다.</translation>
    </message>
    <message>
        <source>From {file}</source>
        <translation>{file} 파일에서 가져옴</translation>
    </message>
    <message>
        <source>{n} rows left out</source>
        <translation>행 {n}개 제외</translation>
    </message>
    <message>
        <source>{n} values filled</source>
        <translation>값 {n}개 채움</translation>
    </message>
    <message>
        <source>{n} samples</source>
        <translation>샘플 {n}개</translation>
    </message>
    <message>
        <source>1 feature</source>
        <translation>특성 1개</translation>
    </message>
    <message>
        <source>{n} features</source>
        <translation>특성 {n}개</translation>
    </message>
    <message>
        <source>{n} classes</source>
        <translation>클래스 {n}개</translation>
    </message>
    <message>
        <source>1 target</source>
        <translation>타깃 1개</translation>
    </message>
    <message>
        <source>{n} targets</source>
        <translation>타깃 {n}개</translation>
    </message>
    <message>
        <source>{n} values clipped</source>
        <translation>값 {n}개 잘라 냄</translation>
    </message>
    <message>
        <source>{n} outliers left out of training</source>
        <translation>이상치 {n}개를 훈련에서 뺌</translation>
    </message>
    <message>
        <source>Change split</source>
        <translation>분할 변경</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Technical details</source>
        <translation>기술적인 내용</translation>
    </message>
    <message>
        <source>Hide the technical details</source>
        <translation>기술적인 내용 숨기기</translation>
    </message>
    <message>
        <source>Show the technical details</source>
        <translation>기술적인 내용 보기</translation>
    </message>
</context>
<context>
    <name>DifferencePane</name>
    <message>
        <source>Difference of settings</source>
        <translation>설정의 차이</translation>
    </message>
    <message>
        <source>No setting differs.</source>
        <translation>다른 설정이 없습니다.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>{block} (added)</source>
        <translation>{block} (추가됨)</translation>
    </message>
    <message>
        <source>{block} (removed)</source>
        <translation>{block} (제거됨)</translation>
    </message>
    <message>
        <source>Loss, {part}</source>
        <translation>손실, {part}</translation>
    </message>
    <message>
        <source>Accuracy, {part}</source>
        <translation>정확도, {part}</translation>
    </message>
    <message>
        <source>R², {part}</source>
        <translation>R², {part}</translation>
    </message>
</context>
<context>
    <name>DockArea</name>
    <message>
        <source>Show or hide this panel.</source>
        <translation>이 패널을 표시하거나 숨깁니다.</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Untitled</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <source>Set a bias</source>
        <translation>편향 설정</translation>
    </message>
    <message>
        <source>Set a weight</source>
        <translation>가중치 설정</translation>
    </message>
</context>
<context>
    <name>DrawPad</name>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>as seen</source>
        <translation>입력된 모습</translation>
    </message>
    <message>
        <source>The picture as the network is given it: scaled and centred.</source>
        <translation>크기를 맞추고 가운데로 옮겨 신경망에 입력되는 그림입니다.</translation>
    </message>
    <message>
        <source>Pad to draw on</source>
        <translation>그림판</translation>
    </message>
    <message>
        <source>What the network takes it for</source>
        <translation>신경망의 판단</translation>
    </message>
    <message>
        <source>Take back the last stroke (Backspace)</source>
        <translation>마지막 획 되돌리기(Backspace)</translation>
    </message>
    <message>
        <source>Empty the pad (Delete)</source>
        <translation>그림판 비우기(Delete)</translation>
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>Move a point</source>
        <translation>점 옮기기</translation>
    </message>
    <message>
        <source>Draw points</source>
        <translation>점 그리기</translation>
    </message>
    <message>
        <source>Erase points</source>
        <translation>점 지우기</translation>
    </message>
    <message>
        <source>Erase all points</source>
        <translation>모든 점 지우기</translation>
    </message>
</context>
<context>
    <name>DrawingTools</name>
    <message>
        <source>Brush: a click draws a point, a drag draws many; right button: erase</source>
        <translation>붓: 클릭하면 점 하나, 끌면 여러 점을 그립니다. 오른쪽 단추는 지우기</translation>
    </message>
    <message>
        <source>Move: drag a point to another place</source>
        <translation>옮기기: 점을 다른 곳으로 끕니다</translation>
    </message>
    <message>
        <source>Erase: click or drag over points</source>
        <translation>지우기: 점 위를 클릭하거나 끕니다</translation>
    </message>
    <message>
        <source>Draw points of class {n} (key {n})</source>
        <translation>클래스 {n}의 점 그리기({n} 키)</translation>
    </message>
    <message>
        <source>Size of brush and eraser</source>
        <translation>붓과 지우개의 크기</translation>
    </message>
    <message>
        <source>Points per dab of the brush</source>
        <translation>붓질 한 번에 찍는 점 수</translation>
    </message>
    <message>
        <source>Size and density of the brush; erase all points</source>
        <translation>붓의 크기와 밀도, 모든 점 지우기</translation>
    </message>
    <message>
        <source>Erase all points</source>
        <translation>모든 점 지우기</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>Only an experiment (.json, .nnp, .png), a file of data or a folder can be dropped here.</source>
        <translation>실험(.json, .nnp, .png), 데이터 파일 또는 폴더만 여기에 놓을 수 있습니다.</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>파일 {n}개</translation>
    </message>
    <message>
        <source>Drop to open {name}</source>
        <translation>놓으면 {name} 열기</translation>
    </message>
    <message>
        <source>Drop to import {name}</source>
        <translation>놓으면 {name} 가져오기</translation>
    </message>
</context>
<context>
    <name>EditHistory</name>
    <message>
        <source>Edit history</source>
        <translation>편집 기록</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>열었을 때</translation>
    </message>
    <message>
        <source>Edits, the oldest first</source>
        <translation>편집, 오래된 것부터</translation>
    </message>
    <message>
        <source>Click an edit to go back to it, or forward again. The mark shows what is saved.</source>
        <translation>편집을 클릭하면 그때로 돌아가거나 다시 앞으로 갑니다. 표시는 저장된 상태입니다.</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>Change data set to {title}</source>
        <translation>데이터셋 변경: {title}</translation>
    </message>
    <message>
        <source>{edit}, without scaling</source>
        <translation>{edit}, 스케일링 없이</translation>
    </message>
    <message>
        <source>{edit}, loss to {loss}</source>
        <translation>{edit}, 손실: {loss}</translation>
    </message>
    <message>
        <source>{edit}, without early stopping</source>
        <translation>{edit}, 조기 종료 끔</translation>
    </message>
    <message>
        <source>{edit}, targets as they are</source>
        <translation>{edit}, 타깃 그대로</translation>
    </message>
    <message>
        <source>{edit}, targets standardized</source>
        <translation>{edit}, 타깃 표준화</translation>
    </message>
    <message>
        <source>{edit}, without class weights</source>
        <translation>{edit}, 클래스 가중치 없이</translation>
    </message>
    <message>
        <source>{edit}, without augmentation</source>
        <translation>{edit}, 증강 없이</translation>
    </message>
    <message>
        <source>Change {setting}</source>
        <translation>{setting} 변경</translation>
    </message>
    <message>
        <source>Change {setting} to {choice}</source>
        <translation>{setting} 변경: {choice}</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>The picture is empty or too large: choose a smaller scale.</source>
        <translation>그림이 비어 있거나 너무 큽니다. 더 작은 배율을 선택하십시오.</translation>
    </message>
    <message>
        <source>The picture could not be written as PNG.</source>
        <translation>그림을 PNG로 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>The drawing could not be written as SVG.</source>
        <translation>그림을 SVG로 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>A picture is saved as .png or .svg.</source>
        <translation>그림은 .png 또는 .svg로 저장합니다.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Export as</source>
        <translation>내보낼 형식</translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation>빠지는 것</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리 보기</translation>
    </message>
    <message>
        <source>This file is not text.</source>
        <translation>이 파일은 텍스트가 아닙니다.</translation>
    </message>
    <message>
        <source>Files: {files}</source>
        <translation>파일: {files}</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>코드 복사</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>저장...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Preparing...</source>
        <translation>준비하는 중...</translation>
    </message>
    <message>
        <source>Nothing is left out.</source>
        <translation>빠지는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Left out or different:</source>
        <translation>빠지거나 달라지는 것:</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>The experiment cannot run: see what is said above the network.</source>
        <translation>이 실험은 실행할 수 없습니다. 신경망 위의 설명을 보십시오.</translation>
    </message>
    <message>
        <source>This was not exported because of an error in the program: {error}</source>
        <translation>프로그램 오류 때문에 내보내지 못했습니다: {error}</translation>
    </message>
    <message>
        <source>The code is on the clipboard.</source>
        <translation>코드를 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>It reads {files}: save them beside it.</source>
        <translation>이 코드는 {files}을(를) 읽습니다. 같은 폴더에 저장하십시오.</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>{file}을(를) 저장했습니다.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Nothing was pasted. {reason}</source>
        <translation>붙여 넣지 않았습니다. {reason}</translation>
    </message>
    <message>
        <source>The experiment was pasted.</source>
        <translation>실험을 붙여 넣었습니다.</translation>
    </message>
    <message>
        <source>The experiment was pasted; it reads {files}, which you need as well.</source>
        <translation>실험을 붙여 넣었습니다. 이 실험이 읽는 {files} 파일도 있어야 합니다.</translation>
    </message>
    <message>
        <source>{file} was not opened. {reason}</source>
        <translation>{file} 파일을 열지 못했습니다. {reason}</translation>
    </message>
    <message>
        <source>{file} was not saved: the training does not answer. Try again.</source>
        <translation>{file}을(를) 저장하지 못했습니다. 학습이 응답하지 않습니다. 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Saved {file} without weights: the experiment cannot run.</source>
        <translation>실험을 실행할 수 없어 {file}을(를) 가중치 없이 저장했습니다.</translation>
    </message>
    <message>
        <source>Saved {file}, the settings alone: only a session (.nnp) holds weights, curves and runs.</source>
        <translation>{file}에 설정만 저장했습니다. 가중치, 곡선, 실행은 세션(.nnp)에만 저장됩니다.</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>{file} 파일을 저장했습니다.</translation>
    </message>
</context>
<context>
    <name>FilledMenus</name>
    <message>
        <source>{plot}...</source>
        <translation>{plot}...</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>최근 파일 없음</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>목록 지우기(&amp;C)</translation>
    </message>
</context>
<context>
    <name>FitView</name>
    <message>
        <source>prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>mean ± deviation</source>
        <translation>평균 ± 편차</translation>
    </message>
    <message>
        <source>closed form</source>
        <translation>닫힌 해</translation>
    </message>
    <message>
        <source>train</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
</context>
<context>
    <name>FolderDialog</name>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Pixels per picture. Larger pictures take longer to learn from.</source>
        <translation>그림 한 장의 픽셀 수. 그림이 클수록 학습이 오래 걸립니다.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색조</translation>
    </message>
    <message>
        <source>Red, green, blue</source>
        <translation>빨강, 초록, 파랑</translation>
    </message>
    <message>
        <source>Looking at the pictures...</source>
        <translation>그림을 살펴보는 중...</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>{n} pictures in {m} classes; each is stretched to a square.</source>
        <translation>클래스 {m}개에 그림 {n}장. 모두 정사각형으로 늘립니다.</translation>
    </message>
</context>
<context>
    <name>FoundCard</name>
    <message>
        <source>A crash of the program</source>
        <translation>프로그램 비정상 종료</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>복구</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>자세한 내용 복사</translation>
    </message>
</context>
<context>
    <name>GradientPlot</name>
    <message>
        <source>Lines</source>
        <translation>선</translation>
    </message>
    <message>
        <source>Heat strip</source>
        <translation>열지도 띠</translation>
    </message>
    <message>
        <source>Show as</source>
        <translation>표시 방식</translation>
    </message>
    <message>
        <source>Gradient magnitude</source>
        <translation>기울기 크기</translation>
    </message>
    <message>
        <source>{low} dark, {high} bright</source>
        <translation>{low} 어두움, {high} 밝음</translation>
    </message>
    <message>
        <source>{low} pale, {high} dark</source>
        <translation>{low} 옅음, {high} 짙음</translation>
    </message>
    <message>
        <source>per layer, log10</source>
        <translation>층별, log10</translation>
    </message>
    <message>
        <source>vanishing</source>
        <translation>소실</translation>
    </message>
    <message>
        <source>exploding</source>
        <translation>폭주</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import {file}</source>
        <translation>{file} 가져오기</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Import data</source>
        <translation>데이터 가져오기</translation>
    </message>
    <message>
        <source>Data files</source>
        <translation>데이터 파일</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>폴더 가져오기</translation>
    </message>
    <message>
        <source>Reading {file}...</source>
        <translation>{file} 파일을 읽는 중...</translation>
    </message>
    <message>
        <source>Imported {file}: {n} examples.</source>
        <translation>{file} 파일에서 샘플 {n}개를 가져왔습니다.</translation>
    </message>
    <message>
        <source>The file was not imported because of an error in the program: {error}</source>
        <translation>프로그램 오류로 파일을 가져오지 못했습니다: {error}</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Pages of the inspector</source>
        <translation>속성 패널의 페이지</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>There is nothing to keep yet: train for an epoch first.</source>
        <translation>아직 남길 것이 없습니다. 먼저 한 에포크를 학습하세요.</translation>
    </message>
    <message>
        <source>{n} runs are kept and all have a star: delete one first.</source>
        <translation>실행 {n}개가 모두 별표로 남아 있습니다. 먼저 하나를 삭제하세요.</translation>
    </message>
    <message>
        <source>Keep {name}</source>
        <translation>{name} 남기기</translation>
    </message>
    <message>
        <source>Kept as {name}; Train &gt; Compare runs lists all of them.</source>
        <translation>{name}(으)로 남겼습니다. 학습 &gt; 실행 비교에서 모두 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>{name} 이름 바꾸기</translation>
    </message>
    <message>
        <source>Star runs</source>
        <translation>실행에 별표 표시</translation>
    </message>
    <message>
        <source>Delete {n} runs</source>
        <translation>실행 {n}개 삭제</translation>
    </message>
    <message>
        <source>Open settings of {name}</source>
        <translation>{name}의 설정 열기</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>{name} 삭제</translation>
    </message>
    <message>
        <source>Run {n}</source>
        <translation>실행 {n}</translation>
    </message>
</context>
<context>
    <name>LayerPage</name>
    <message>
        <source>The gradient of the step is zero everywhere: nothing before it learns by gradient descent.</source>
        <translation>계단 함수의 기울기는 어디서나 0이므로, 그 앞의 층은 경사 하강법으로 학습되지 않습니다.</translation>
    </message>
    <message>
        <source>{n} inputs</source>
        <translation>입력 {n}개</translation>
    </message>
    <message>
        <source>The output shape is not known: the blocks do not fit together.</source>
        <translation>블록이 서로 맞지 않아 출력 모양을 알 수 없습니다.</translation>
    </message>
    <message>
        <source>output shape ({shape}) · {n} parameters</source>
        <translation>출력 모양 ({shape}) · 매개변수 {n}개</translation>
    </message>
    <message>
        <source>Select a block or the output in the network to see and change its settings.</source>
        <translation>신경망에서 블록이나 출력을 선택하면 설정을 보고 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no hidden layer. Select the output to see its settings, or add a Dense block.</source>
        <translation>은닉층이 없습니다. 출력을 선택해 설정을 보거나 밀집층을 추가하십시오.</translation>
    </message>
</context>
<context>
    <name>LearningPlot</name>
    <message>
        <source>Pre-training error</source>
        <translation>사전 학습 오차</translation>
    </message>
    <message>
        <source>Pre-training</source>
        <translation>사전 학습</translation>
    </message>
    <message>
        <source>The reconstruction error of the pre-training, layer by layer</source>
        <translation>사전 학습의 층별 재구성 오차</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>재구성 오차</translation>
    </message>
    <message>
        <source>of reconstruction, by epoch</source>
        <translation>에포크별</translation>
    </message>
    <message>
        <source>{layer}, epoch {n}: {error}</source>
        <translation>{layer}, 에포크 {n}: {error}</translation>
    </message>
    <message>
        <source>Reconstruction: {errors}</source>
        <translation>재구성 오차: {errors}</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>reconstruction error</source>
        <translation>재구성 오차</translation>
    </message>
</context>
<context>
    <name>LivePlot</name>
    <message>
        <source>Back to its place (Esc)</source>
        <translation>제자리로 (Esc)</translation>
    </message>
    <message>
        <source>Maximise (double click)</source>
        <translation>최대화 (두 번 클릭)</translation>
    </message>
    <message>
        <source>Back to its place</source>
        <translation>제자리로</translation>
    </message>
    <message>
        <source>Maximise</source>
        <translation>최대화</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>보기 초기화</translation>
    </message>
    <message>
        <source>Show in a window of its own</source>
        <translation>별도 창에 표시</translation>
    </message>
    <message>
        <source>Options of this plot</source>
        <translation>이 그래프의 옵션</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Accuracy, R²</source>
        <translation>정확도, R²</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 기록</translation>
    </message>
    <message>
        <source>Something went wrong: {error}</source>
        <translation>문제가 생겼습니다: {error}</translation>
    </message>
</context>
<context>
    <name>ManyInputsView</name>
    <message>
        <source>Confusion</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>Which classes are taken for which.</source>
        <translation>어느 클래스를 어느 클래스로 판단하는지 보입니다.</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <source>The output over two features or the principal axes.</source>
        <translation>두 특성 또는 주축 위의 출력을 보입니다.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>Examples with what the network takes them for.</source>
        <translation>샘플과 그에 대한 신경망의 판단을 보입니다.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>Draw a picture and see what the network takes it for.</source>
        <translation>그림을 그리고 신경망의 판단을 봅니다.</translation>
    </message>
    <message>
        <source>Coefficients</source>
        <translation>계수</translation>
    </message>
    <message>
        <source>What the closed form and gradient descent have found.</source>
        <translation>닫힌 해와 경사 하강법이 찾은 값입니다.</translation>
    </message>
</context>
<context>
    <name>MemberTable</name>
    <message>
        <source>Final figures of the networks</source>
        <translation>신경망들의 최종 결과</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Mean ± deviation</source>
        <translation>평균 ± 표준 편차</translation>
    </message>
    <message>
        <source>Averaged prediction</source>
        <translation>평균한 예측</translation>
    </message>
    <message>
        <source>{n} (diverged)</source>
        <translation>{n}(발산)</translation>
    </message>
    <message>
        <source>{n} (stopped at {epochs:,})</source>
        <translation>{n}({epochs:,}에서 멈춤)</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
</context>
<context>
    <name>MetricPlot</name>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>below -1, off the scale</source>
        <translation>-1 미만, 눈금 밖</translation>
    </message>
    <message>
        <source>explained share</source>
        <translation>설명된 비율</translation>
    </message>
</context>
<context>
    <name>NetworkCanvas</name>
    <message>
        <source>Insert a block here (Insert)</source>
        <translation>여기에 블록 넣기 (Insert)</translation>
    </message>
    <message>
        <source>branch {letter}</source>
        <translation>가지 {letter}</translation>
    </message>
    <message>
        <source>Channel {n} of {title}</source>
        <translation>{title}의 채널 {n}</translation>
    </message>
    <message>
        <source>Unit {n} of {title}</source>
        <translation>{title}의 유닛 {n}</translation>
    </message>
    <message>
        <source>One filter more</source>
        <translation>필터 하나 추가</translation>
    </message>
    <message>
        <source>One filter less</source>
        <translation>필터 하나 제거</translation>
    </message>
    <message>
        <source>One unit more</source>
        <translation>유닛 하나 추가</translation>
    </message>
    <message>
        <source>One unit less</source>
        <translation>유닛 하나 제거</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
</context>
<context>
    <name>NetworkHeader</name>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Move block left</source>
        <translation>블록을 왼쪽으로</translation>
    </message>
    <message>
        <source>Move block right</source>
        <translation>블록을 오른쪽으로</translation>
    </message>
    <message>
        <source>Remove block</source>
        <translation>블록 제거</translation>
    </message>
    <message>
        <source>+ Block</source>
        <translation>+ 블록</translation>
    </message>
    <message>
        <source>Add a block</source>
        <translation>블록 추가</translation>
    </message>
    <message>
        <source>Palette of blocks</source>
        <translation>블록 팔레트</translation>
    </message>
    <message>
        <source>Show or hide the palette: a tile for every kind of block.</source>
        <translation>팔레트를 보이거나 숨깁니다. 블록의 종류마다 타일이 하나씩 있습니다.</translation>
    </message>
</context>
<context>
    <name>NetworkPanel</name>
    <message>
        <source>{n} blocks are the most there can be.</source>
        <translation>블록은 {n}개까지 둘 수 있습니다.</translation>
    </message>
    <message>
        <source>Add a block</source>
        <translation>블록 추가</translation>
    </message>
    <message>
        <source>Insert a block</source>
        <translation>블록 넣기</translation>
    </message>
    <message>
        <source>Move a block</source>
        <translation>블록 이동</translation>
    </message>
    <message>
        <source>Remove a block</source>
        <translation>블록 제거</translation>
    </message>
    <message>
        <source>Change units</source>
        <translation>유닛 수 변경</translation>
    </message>
    <message>
        <source>Change filters</source>
        <translation>필터 수 변경</translation>
    </message>
    <message>
        <source>Not here: {reason}</source>
        <translation>여기에는 놓을 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>1 parameter</source>
        <translation>매개변수 1개</translation>
    </message>
    <message>
        <source>{n:,} parameters</source>
        <translation>매개변수 {n:,}개</translation>
    </message>
    <message>
        <source>Select a hidden block first.</source>
        <translation>먼저 은닉층 블록을 선택하십시오.</translation>
    </message>
    <message>
        <source>This is the first block.</source>
        <translation>첫 번째 블록입니다.</translation>
    </message>
    <message>
        <source>This is the last block.</source>
        <translation>마지막 블록입니다.</translation>
    </message>
    <message>
        <source>Move the selected block to the left (Ctrl+Left)</source>
        <translation>선택한 블록을 왼쪽으로 옮기기 (Ctrl+Left)</translation>
    </message>
    <message>
        <source>Move the selected block to the right (Ctrl+Right)</source>
        <translation>선택한 블록을 오른쪽으로 옮기기 (Ctrl+Right)</translation>
    </message>
    <message>
        <source>Remove the selected block (Delete)</source>
        <translation>선택한 블록 제거 (Delete)</translation>
    </message>
    <message>
        <source>Add a block ({block}) after the selected one, or at the end; the arrow offers all kinds.
Rebuilds the network.</source>
        <translation>선택한 블록 뒤나 맨 끝에 블록({block})을 추가합니다. 화살표를 누르면 모든 종류가 나옵니다.
신경망을 다시 만듭니다.</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>{plot} is in a window of its own.</source>
        <translation>{plot} 그래프는 별도 창에 있습니다.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>되돌리기</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>up to {high}</source>
        <translation>{high} 이하</translation>
    </message>
    <message>
        <source>above {low}</source>
        <translation>{low} 초과</translation>
    </message>
    <message>
        <source>{low} or more</source>
        <translation>{low} 이상</translation>
    </message>
    <message>
        <source>above {low}, up to {high}</source>
        <translation>{low} 초과 {high} 이하</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low}~{high}</translation>
    </message>
    <message>
        <source>Enter a whole number: {bounds}.</source>
        <translation>정수를 입력하십시오: {bounds}.</translation>
    </message>
    <message>
        <source>Enter a whole number.</source>
        <translation>정수를 입력하십시오.</translation>
    </message>
    <message>
        <source>Enter a number: {bounds}.</source>
        <translation>수를 입력하십시오: {bounds}.</translation>
    </message>
    <message>
        <source>Enter a number.</source>
        <translation>수를 입력하십시오.</translation>
    </message>
</context>
<context>
    <name>NumbersField</name>
    <message>
        <source>Enter numbers with commas between them.</source>
        <translation>쉼표로 구분하여 숫자를 입력하십시오.</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>A copy of unsaved work could not be read and was put aside. {reason}</source>
        <translation>저장하지 않은 작업의 사본을 읽을 수 없어 따로 두었습니다. {reason}</translation>
    </message>
</context>
<context>
    <name>OutputConfusionView</name>
    <message>
        <source>truth</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>{n} of class {truth} taken for {answer}</source>
        <translation>{truth} 클래스 {n}개를 {answer}(으)로 예측</translation>
    </message>
</context>
<context>
    <name>OutputFigures</name>
    <message>
        <source>Train loss</source>
        <translation>훈련 손실</translation>
    </message>
    <message>
        <source>Val loss</source>
        <translation>검증 손실</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>테스트 손실</translation>
    </message>
    <message>
        <source>Test acc</source>
        <translation>테스트 정확도</translation>
    </message>
    <message>
        <source>Test R²</source>
        <translation>테스트 R²</translation>
    </message>
</context>
<context>
    <name>OutputFitView</name>
    <message>
        <source>prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>deviation</source>
        <translation>편차</translation>
    </message>
</context>
<context>
    <name>OutputMapView</name>
    <message>
        <source>The map: {side} x {side} points, {share:.1%} of the time.</source>
        <translation>지도: 점 {side} x {side}개, 시간의 {share:.1%}.</translation>
    </message>
</context>
<context>
    <name>OutputPanel</name>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>discretize</source>
        <translation>이산화</translation>
    </message>
    <message>
        <source>Show only which class wins, or in which half of the bar the value is.</source>
        <translation>어느 클래스가 이기는지, 또는 값이 막대의 어느 쪽 절반에 있는지만 보여 줍니다.</translation>
    </message>
    <message>
        <source>draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>Draw, move and erase points, also while it trains.</source>
        <translation>점을 그리고 옮기고 지웁니다. 학습 중에도 됩니다.</translation>
    </message>
    <message>
        <source>The picture appears with the first numbers.</source>
        <translation>첫 결과가 나오면 그림이 나타납니다.</translation>
    </message>
    <message>
        <source>pinned (Esc)</source>
        <translation>핀으로 고정 (Esc)</translation>
    </message>
    <message>
        <source>click pins it</source>
        <translation>클릭하면 고정</translation>
    </message>
    <message>
        <source>true and predicted classes</source>
        <translation>정답과 예측 클래스</translation>
    </message>
</context>
<context>
    <name>OutputPlaneView</name>
    <message>
        <source>{first:.0%} + {second:.0%} of variance</source>
        <translation>분산의 {first:.0%} + {second:.0%}</translation>
    </message>
    <message>
        <source>Principal axes</source>
        <translation>주축</translation>
    </message>
    <message>
        <source>Along which the examples differ most, or a feature; all others at their mean</source>
        <translation>샘플이 가장 크게 달라지는 방향 또는 특성 하나. 나머지는 평균으로 둡니다</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>What lies upwards</source>
        <translation>세로축에 놓이는 특성</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>세로축</translation>
    </message>
</context>
<context>
    <name>OutputTitles</name>
    <message>
        <source>(scaled)</source>
        <translation>(스케일링됨)</translation>
    </message>
</context>
<context>
    <name>Pad</name>
    <message>
        <source>Draw here</source>
        <translation>여기에 그리세요</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Palette of blocks</source>
        <translation>블록 팔레트</translation>
    </message>
    <message>
        <source>Drag it onto the network, or press it to add it after the selected block.</source>
        <translation>신경망 위로 끌어다 놓거나, 누르면 선택한 블록 뒤에 추가됩니다.</translation>
    </message>
    <message>
        <source>Add {block}</source>
        <translation>{block} 추가</translation>
    </message>
</context>
<context>
    <name>PartPlot</name>
    <message>
        <source>Kept runs show</source>
        <translation>남긴 실행의 곡선</translation>
    </message>
    <message>
        <source>Mark the best epoch</source>
        <translation>최적 에포크 표시</translation>
    </message>
    <message>
        <source>Shade the gap between training and validation</source>
        <translation>훈련과 검증의 차이 음영 표시</translation>
    </message>
    <message>
        <source>gap: {value}</source>
        <translation>차이: {value}</translation>
    </message>
    <message>
        <source>best epoch {n:g}</source>
        <translation>최적 에포크 {n:g}</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Saved {file}.</source>
        <translation>{file} 파일을 저장했습니다.</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>그림을 클립보드에 복사했습니다.</translation>
    </message>
</context>
<context>
    <name>PointsMenu</name>
    <message>
        <source>points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>Which examples are shown: filled for training, rings for test, squares for validation.</source>
        <translation>보일 샘플을 고릅니다. 훈련은 채운 점, 테스트는 고리, 검증은 네모입니다.</translation>
    </message>
    <message>
        <source>Training points</source>
        <translation>훈련 데이터</translation>
    </message>
    <message>
        <source>Validation points</source>
        <translation>검증 데이터</translation>
    </message>
    <message>
        <source>Test points</source>
        <translation>테스트 데이터</translation>
    </message>
    <message>
        <source>Rings around mistakes</source>
        <translation>틀린 점에 고리</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>잔차</translation>
    </message>
    <message>
        <source>Confidence over seeds</source>
        <translation>시드에 따른 신뢰 범위</translation>
    </message>
    <message>
        <source>How much of the curve is chance: trains from other seeds as well, and shows the spread.</source>
        <translation>곡선이 얼마나 우연에 따르는지 봅니다. 다른 시드로도 학습하여 그 편차를 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>환경 설정</translation>
    </message>
    <message>
        <source>At the next start: {names}. Everything else applies at once.</source>
        <translation>다음 시작 때 적용: {names}. 나머지는 바로 적용됩니다.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>저장하지 않은 작업</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 기록</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>기본값으로 되돌리기</translation>
    </message>
    <message>
        <source>All preferences as they were at the first start.</source>
        <translation>모든 환경 설정을 처음 시작했을 때처럼 되돌립니다.</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>AND without a hidden layer</source>
        <translation>은닉층 없는 AND</translation>
    </message>
    <message>
        <source>One neuron learns AND: watch the straight border move until it cuts off the corner where both inputs are 1.</source>
        <translation>뉴런 하나가 AND를 배웁니다. 직선 경계가 움직여 두 입력이 모두 1인 모서리를 잘라 내는 과정을 보십시오.</translation>
    </message>
    <message>
        <source>Weights far too small</source>
        <translation>너무 작은 가중치</translation>
    </message>
    <message>
        <source>Known to fail: starting weights of 0.01 fade the signal from layer to layer until all digits look the same, and the loss stays at ln 10 = 2.30.</source>
        <translation>실패 예: 초기 가중치가 0.01이면 신호가 층마다 약해져 모든 숫자가 똑같아 보이고, 손실은 ln 10 = 2.30에 머뭅니다.</translation>
    </message>
    <message>
        <source>Batch norm rescues a bad start</source>
        <translation>배치 정규화로 구하는 나쁜 초기화</translation>
    </message>
    <message>
        <source>The same weights, far too small, with batch norm after each weighted sum: every layer is brought back to a healthy size and the network learns.</source>
        <translation>똑같이 너무 작은 가중치이지만 가중합마다 배치 정규화를 합니다. 모든 층의 신호 크기가 되살아나 신경망이 학습됩니다.</translation>
    </message>
    <message>
        <source>Breast cancer</source>
        <translation>유방암</translation>
    </message>
    <message>
        <source>Thirty measurements of cells, two outcomes: a small network is right in about 97 of 100 cases; the confusion matrix shows which mistakes it makes.</source>
        <translation>세포 측정값 30개, 결과 두 가지: 작은 신경망이 100건 중 약 97건을 맞힙니다. 어떤 실수를 하는지는 혼동 행렬이 보여 줍니다.</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>체커보드</translation>
    </message>
    <message>
        <source>Sixteen cells and two wide layers: watch the cells appear one after the other.</source>
        <translation>칸 16개와 넓은 층 두 개: 칸이 하나씩 나타나는 과정을 보십시오.</translation>
    </message>
    <message>
        <source>Circle with squared inputs</source>
        <translation>제곱 입력으로 푸는 원</translation>
    </message>
    <message>
        <source>Given x1² and x2² instead of x1 and x2, a network without a hidden layer draws a circle: good features can replace layers.</source>
        <translation>x1과 x2 대신 x1²과 x2²을 주면 은닉층 없는 신경망도 원을 그립니다. 좋은 특성은 층을 대신할 수 있습니다.</translation>
    </message>
    <message>
        <source>Deep belief network</source>
        <translation>심층 신뢰 신경망</translation>
    </message>
    <message>
        <source>Four sigmoid layers: each first learns the one below as a Boltzmann machine, and 40 epochs of plain gradient descent then get 94 to 96 % of the test digits right; without pre-training they stay at chance.</source>
        <translation>시그모이드 층 네 개가 저마다 아래층을 볼츠만 머신으로 먼저 배웁니다. 그 뒤 보통의 경사 하강법 40에포크로 테스트 숫자의 94~96 %를 맞힙니다. 사전 학습이 없으면 찍는 수준에 머뭅니다.</translation>
    </message>
    <message>
        <source>Digits, warped</source>
        <translation>일그러뜨린 숫자</translation>
    </message>
    <message>
        <source>Only a tenth of the digits to learn from, but every mini-batch warps them a little differently: about 1.5 points more of the test digits are right than with Elastic at 0. The preview shows what a step sees.</source>
        <translation>숫자의 10분의 1만으로 학습하지만 미니배치마다 조금씩 다르게 일그러뜨립니다. 탄성 변형이 0일 때보다 테스트 정확도가 약 1.5 %p 높습니다. 한 스텝이 무엇을 보는지는 미리 보기에 나타납니다.</translation>
    </message>
    <message>
        <source>Digits with batch norm</source>
        <translation>배치 정규화로 배우는 숫자</translation>
    </message>
    <message>
        <source>Batch norm before each of four ReLU layers: after one epoch about 85 % of the validation digits are right; set batch norm to none and it is about 73 %.</source>
        <translation>ReLU 층 네 개 앞마다 배치 정규화: 한 에포크 뒤에 검증 숫자의 약 85%를 맞힙니다. 배치 정규화를 없애면 약 73%입니다.</translation>
    </message>
    <message>
        <source>Digits with convolution</source>
        <translation>합성곱으로 읽는 숫자</translation>
    </message>
    <message>
        <source>16 filters look for strokes, 32 for their combinations: about 98 % of the test digits with a third of the plain network's weights. Watch the feature maps shrink in the pools while their pattern stays.</source>
        <translation>필터 16개가 획을, 32개가 획의 조합을 찾습니다. 보통 신경망의 3분의 1뿐인 가중치로 테스트 숫자의 약 98%를 맞힙니다. 특징 맵이 풀링을 지나며 작아져도 무늬는 남는 것을 보십시오.</translation>
    </message>
    <message>
        <source>Digits by what they contain</source>
        <translation>담긴 무늬로 읽는 숫자</translation>
    </message>
    <message>
        <source>Global average pooling leaves one number per filter: how much of its pattern there is, wherever it is. Compare with Digits with convolution, whose output knows the places and learns faster.</source>
        <translation>전역 평균 풀링은 필터마다 수 하나만 남깁니다. 무늬가 어디에 있든 얼마나 있는지입니다. 자리를 알아 더 빨리 배우는 "합성곱으로 읽는 숫자"와 비교해 보십시오.</translation>
    </message>
    <message>
        <source>Digits with dropout</source>
        <translation>드롭아웃으로 배우는 숫자</translation>
    </message>
    <message>
        <source>Only a fifth of the digits to learn from, and half of the units silenced in every step: the training loss falls more slowly, and the validation loss ends lower than with dropout 0.</source>
        <translation>숫자의 5분의 1만으로 배우고 스텝마다 유닛의 절반을 끕니다. 드롭아웃 0일 때보다 훈련 손실은 천천히 줄고 검증 손실은 더 낮아집니다.</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation>손글씨 숫자</translation>
    </message>
    <message>
        <source>1,797 real digits of 8 x 8 pixels: watch the test accuracy pass 97 % within a second or two, then look in the confusion matrix for the few that are mistaken.</source>
        <translation>8 x 8 픽셀의 실제 숫자 1,797개: 1~2초 만에 테스트 정확도가 97%를 넘습니다. 틀린 몇 개는 혼동 행렬에서 찾아보십시오.</translation>
    </message>
    <message>
        <source>Dying ReLU</source>
        <translation>죽은 ReLU</translation>
    </message>
    <message>
        <source>Known to fail: steps that are far too long push nine of ten units below zero for every input, where ReLU passes no gradient back, so they never recover.</source>
        <translation>실패 예: 지나치게 큰 스텝이 유닛 열에 아홉을 모든 입력에서 0 아래로 밀어냅니다. 거기서 ReLU는 기울기를 전달하지 않으므로 되살아나지 못합니다.</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <source>Training ends by itself when the validation loss has not improved for 50 epochs, and the weights of the best epoch come back.</source>
        <translation>검증 손실이 50에포크 동안 나아지지 않으면 학습이 저절로 끝나고 가장 좋았던 에포크의 가중치로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Gaussian bumps</source>
        <translation>가우스 언덕</translation>
    </message>
    <message>
        <source>Regression over the plane: three hills and three hollows appear one by one, and R² shows how much of them is explained.</source>
        <translation>평면 위의 회귀: 언덕 셋과 골 셋이 하나씩 나타나며, R²은 그중 얼마가 설명되는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Imbalanced classes</source>
        <translation>불균형한 클래스</translation>
    </message>
    <message>
        <source>One example in twenty is upper right: 97 % are right, yet of the rare class four in ten are missed. Set the class weights to Balanced and watch the boundary move, for a few more false alarms.</source>
        <translation>예제 스무 개 중 하나만 오른쪽 위에 있습니다. 97 %를 맞히지만 드문 클래스는 열에 넷을 놓칩니다. 클래스 가중치를 균형으로 바꾸고 경계가 옮겨 가는 것을 보십시오. 대신 오경보가 조금 늘어납니다.</translation>
    </message>
    <message>
        <source>Digits with three kernel sizes</source>
        <translation>세 가지 커널 크기로 보는 숫자</translation>
    </message>
    <message>
        <source>Every stage looks at the image through kernels of 1, 3 and 5 pixels at once and lays what they find side by side: about 98 % of the test digits within a few seconds. Watch which branch the next stage listens to.</source>
        <translation>각 단계가 크기 1, 3, 5픽셀의 커널로 이미지를 동시에 보고 찾은 것을 나란히 놓습니다. 몇 초 안에 테스트 숫자의 약 98 %를 맞힙니다. 다음 단계가 어느 가지의 말을 듣는지 지켜보십시오.</translation>
    </message>
    <message>
        <source>Noise against overfitting</source>
        <translation>노이즈로 막는 과적합</translation>
    </message>
    <message>
        <source>30 points, blurred anew in every step: the boundary stays smooth. Over five seeds 92 % of the test points are right instead of 87 % with noise 0, and the test loss is a quarter.</source>
        <translation>점 30개를 스텝마다 새로 흐리게 하여 경계가 매끄럽게 유지됩니다. 시드 다섯 개의 평균으로 테스트 점의 92 %를 맞히며(노이즈 0이면 87 %), 테스트 손실은 4분의 1입니다.</translation>
    </message>
    <message>
        <source>Wrong labels</source>
        <translation>잘못된 레이블</translation>
    </message>
    <message>
        <source>A tenth of the labels are wrong: a large network learns them by heart, the training accuracy passes 90 % and the validation accuracy falls back.</source>
        <translation>레이블의 10분의 1이 틀렸습니다. 큰 신경망은 그것까지 외워 훈련 정확도가 90%를 넘고 검증 정확도는 떨어집니다.</translation>
    </message>
    <message>
        <source>Learning rate too large</source>
        <translation>너무 큰 학습률</translation>
    </message>
    <message>
        <source>Known to fail: each step jumps over the minimum and lands farther away than it started, until the numbers overflow; below 1 it converges.</source>
        <translation>실패 예: 스텝마다 최솟값을 뛰어넘어 출발점보다 더 먼 곳에 떨어지다가 수가 넘칩니다. 학습률이 1보다 작으면 수렴합니다.</translation>
    </message>
    <message>
        <source>Linear regression</source>
        <translation>선형 회귀</translation>
    </message>
    <message>
        <source>No hidden layer and a squared error: the line turns until it lies in the middle of the points, and the loss stops at the variance of the noise.</source>
        <translation>은닉층 없이 제곱 오차로: 직선이 돌아 점들의 가운데에 놓이고, 손실은 노이즈의 분산에서 멈춥니다.</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>로지스틱 회귀</translation>
    </message>
    <message>
        <source>A sigmoid on a weighted sum: the border between the two clouds is a straight line, and its weights keep growing as the network becomes surer.</source>
        <translation>가중합에 시그모이드: 두 구름의 경계는 직선이며, 신경망이 확신할수록 가중치가 계속 커집니다.</translation>
    </message>
    <message>
        <source>Dropout with max norm</source>
        <translation>최대 노름과 드롭아웃</translation>
    </message>
    <message>
        <source>Half of the units are silent in every step, and the steps are large: only because no unit's weights may grow longer than 1.5 does this end well. Set the weight constraint to None and compare the validation loss.</source>
        <translation>스텝마다 유닛의 절반을 끄고 스텝도 큽니다. 어느 유닛의 가중치도 1.5보다 길어질 수 없기 때문에 잘 끝납니다. 가중치 제약을 없음으로 바꾸고 검증 손실을 비교해 보십시오.</translation>
    </message>
    <message>
        <source>Moons with Adam</source>
        <translation>Adam으로 배우는 초승달</translation>
    </message>
    <message>
        <source>The same network and learning rate again: Adam gives each weight a step of its own, and 20 epochs are enough.</source>
        <translation>신경망과 학습률은 그대로: Adam은 가중치마다 스텝 크기를 따로 정하므로 20에포크면 충분합니다.</translation>
    </message>
    <message>
        <source>Moons with momentum</source>
        <translation>모멘텀으로 배우는 초승달</translation>
    </message>
    <message>
        <source>The same network and learning rate as with plain SGD: momentum 0.9 makes each step up to ten times as long, and 50 epochs are enough.</source>
        <translation>신경망과 학습률은 일반 SGD와 같습니다. 모멘텀 0.9가 스텝을 최대 열 배로 늘려 50에포크면 충분합니다.</translation>
    </message>
    <message>
        <source>Moons with plain SGD</source>
        <translation>SGD로 배우는 초승달</translation>
    </message>
    <message>
        <source>Compare with momentum and Adam on the same network: with plain gradient descent the border is still almost straight after 100 epochs.</source>
        <translation>같은 신경망의 모멘텀, Adam과 비교해 보십시오. 단순한 경사 하강법으로는 100에포크 뒤에도 경계가 거의 직선입니다.</translation>
    </message>
    <message>
        <source>Overfitting on few points</source>
        <translation>적은 데이터의 과적합</translation>
    </message>
    <message>
        <source>Known to fail: 20 noisy points on a straight line and 4,353 weights, so the curve bends after every point; the training loss falls while the validation loss rises.</source>
        <translation>실패 예: 직선 위의 노이즈 섞인 점 20개와 가중치 4,353개. 곡선이 점마다 휘어 훈련 손실은 줄지만 검증 손실은 늘어납니다.</translation>
    </message>
    <message>
        <source>L2 against overfitting</source>
        <translation>L2로 막는 과적합</translation>
    </message>
    <message>
        <source>The same 20 points with a penalty on large weights: the curve stays almost straight, and the gap between training and validation loss shrinks.</source>
        <translation>같은 점 20개에서 큰 가중치에 벌점을 줍니다. 곡선이 거의 직선으로 남고 훈련 손실과 검증 손실의 차이가 줄어듭니다.</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <source>Linear regression with two inputs: the two weights of the output become the two slopes of the plane.</source>
        <translation>입력이 둘인 선형 회귀: 출력의 두 가중치가 평면의 두 기울기가 됩니다.</translation>
    </message>
    <message>
        <source>Digits row by row</source>
        <translation>한 줄씩 읽는 숫자</translation>
    </message>
    <message>
        <source>A recurrent block reads each digit as 8 rows of 8 pixels and decides after the last: about 97 % of the test digits. Select the block to see how much gradient reaches each row.</source>
        <translation>순환층이 숫자를 8픽셀짜리 8줄로 읽고 마지막 줄 뒤에 판단합니다. 테스트 숫자의 약 97 %를 맞힙니다. 층을 선택하면 줄마다 기울기가 얼마나 닿는지 보입니다.</translation>
    </message>
    <message>
        <source>Gradients that vanish in time</source>
        <translation>시간 속에서 사라지는 기울기</translation>
    </message>
    <message>
        <source>Known to fail: sigmoid units pass back at most a quarter per step, so that row 1 gets over 10,000 times less gradient than row 8, and under half of the digits are read. Select the block to see it; try tanh.</source>
        <translation>실패 예: 시그모이드 유닛은 한 단계마다 기울기를 많아야 4분의 1만 전달합니다. 첫 줄의 기울기는 8번째 줄의 만분의 1도 안 되고, 숫자의 절반도 읽지 못합니다. 층을 선택해 확인하고 tanh를 써 보십시오.</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>사인</translation>
    </message>
    <message>
        <source>A curve put together from tanh steps: watch the output follow one bend after the other, until R² is as high as the noise allows.</source>
        <translation>tanh 계단을 이어 만든 곡선: 출력이 굽이를 하나씩 따라가 R²이 노이즈가 허락하는 만큼 높아집니다.</translation>
    </message>
    <message>
        <source>Softmax regression on iris</source>
        <translation>붓꽃의 소프트맥스 회귀</translation>
    </message>
    <message>
        <source>Three species from four measurements without a hidden layer: see in the confusion matrix that versicolor and virginica are the hard pair.</source>
        <translation>은닉층 없이 측정값 네 개로 세 품종을 구별합니다. 어려운 짝은 versicolor와 virginica임을 혼동 행렬에서 확인하십시오.</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>나선형</translation>
    </message>
    <message>
        <source>Two arms wound around each other: watch the border curl up within about 20 epochs, and the validation loss creep up again afterwards while the training loss goes on falling.</source>
        <translation>서로 감긴 두 팔: 약 20에포크 안에 경계가 말려 들어갑니다. 그 뒤 훈련 손실은 계속 줄지만 검증 손실은 다시 서서히 늘어납니다.</translation>
    </message>
    <message>
        <source>Stacked auto-encoders</source>
        <translation>적층 오토인코더</translation>
    </message>
    <message>
        <source>Each layer first learns to reproduce its inputs; 60 epochs later 94 to 98 % of the test digits are right. Set the pre-training to None and it is 46 to 68 %; with tanh units the difference is gone.</source>
        <translation>각 층이 먼저 자기 입력을 재현하는 법을 배우고, 60에포크 뒤 테스트 숫자의 94~98 %를 맞힙니다. 사전 학습을 없음으로 바꾸면 46~68 %입니다. tanh 유닛에서는 이 차이가 사라집니다.</translation>
    </message>
    <message>
        <source>Step units do not learn</source>
        <translation>학습되지 않는 계단 유닛</translation>
    </message>
    <message>
        <source>Known to fail: the derivative of a step is zero, so no gradient reaches the hidden layer and only the output learns; choose tanh.</source>
        <translation>실패 예: 계단 함수의 도함수는 0이므로 은닉층에 기울기가 닿지 않고 출력층만 학습됩니다. tanh를 선택해 보십시오.</translation>
    </message>
    <message>
        <source>Spiral with three arms</source>
        <translation>팔이 셋인 나선형</translation>
    </message>
    <message>
        <source>Three classes and ReLU: the border is made of straight pieces, one kink for each hidden unit.</source>
        <translation>클래스 셋과 ReLU: 경계는 곧은 조각들로 이루어지며, 은닉 유닛마다 한 번씩 꺾입니다.</translation>
    </message>
    <message>
        <source>Vanishing gradients</source>
        <translation>기울기 소실</translation>
    </message>
    <message>
        <source>Known to fail: eight sigmoid layers each pass back at most a quarter of the gradient, so that of the first layer is 100,000 times smaller than that of the last and nothing is learnt; try ReLU.</source>
        <translation>실패 예: 시그모이드 층 여덟 개가 저마다 기울기를 많아야 4분의 1만 전달합니다. 첫 층의 기울기는 마지막 층의 10만분의 1이라 아무것도 배우지 못합니다. ReLU를 써 보십시오.</translation>
    </message>
    <message>
        <source>Wide and deep</source>
        <translation>넓고 깊은 신경망</translation>
    </message>
    <message>
        <source>Four sigmoid layers learn next to nothing for ten epochs. Branch A hands the measurements straight to the output, and 9 of 10 answers are right by then; remove it, and all answers are the same until later.</source>
        <translation>시그모이드 층 네 개는 열 에포크 동안 거의 아무것도 배우지 못합니다. 가지 A가 측정값을 출력에 바로 넘기므로 그때 이미 10개 중 9개를 맞힙니다. 가지 A를 없애면 한동안 모든 답이 똑같습니다.</translation>
    </message>
    <message>
        <source>Wine without scaling</source>
        <translation>스케일링 없는 와인</translation>
    </message>
    <message>
        <source>Known to fail: proline runs up to 1,680 and hue to 1.7, so one input drowns the others; choose Standardize and it is solved in a few epochs.</source>
        <translation>실패 예: 프롤린은 1,680까지, 색조는 1.7까지라 한 입력이 나머지를 덮어 버립니다. 표준화를 선택하면 몇 에포크 만에 풀립니다.</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>One hidden layer of 8 units is enough: watch the border bend until opposite quadrants belong together.</source>
        <translation>유닛 8개의 은닉층 하나면 충분합니다. 마주 보는 사분면이 한편이 될 때까지 경계가 휘는 과정을 보십시오.</translation>
    </message>
    <message>
        <source>XOR gate with two hidden units</source>
        <translation>은닉 유닛 둘로 푸는 XOR 게이트</translation>
    </message>
    <message>
        <source>The smallest network that can do it: some starts get stuck in a dead end, so try new weights a few times and compare.</source>
        <translation>XOR을 풀 수 있는 가장 작은 신경망: 막다른 길에 갇히는 출발점도 있으니 새 가중치로 몇 번 시도해 비교하십시오.</translation>
    </message>
    <message>
        <source>XOR without a hidden layer</source>
        <translation>은닉층 없는 XOR</translation>
    </message>
    <message>
        <source>Known to fail: XOR needs a bent border, and a network without a hidden layer can only draw a straight one, so the accuracy stays near one half.</source>
        <translation>실패 예: XOR에는 휜 경계가 필요하지만 은닉층 없는 신경망은 직선만 그릴 수 있어 정확도가 절반 근처에 머뭅니다.</translation>
    </message>
    <message>
        <source>Zero initialisation</source>
        <translation>0으로 초기화</translation>
    </message>
    <message>
        <source>Known to fail: with all weights zero every unit of a layer gets the same gradient and stays the same for ever; choose Xavier and see the symmetry break.</source>
        <translation>실패 예: 가중치가 모두 0이면 한 층의 모든 유닛이 같은 기울기를 받아 언제까지나 똑같습니다. Xavier를 선택해 대칭이 깨지는 것을 보십시오.</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>The first rows of the table</source>
        <translation>표의 처음 몇 행</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Unsaved changes</source>
        <translation>저장하지 않은 변경</translation>
    </message>
    <message>
        <source>Save the changes to {title}?</source>
        <translation>{title}의 변경 사항을 저장하시겠습니까?</translation>
    </message>
    <message>
        <source>Without saving, the changes made since the last save are lost.</source>
        <translation>저장하지 않으면 마지막 저장 이후의 변경 사항을 잃습니다.</translation>
    </message>
    <message>
        <source>Don't save</source>
        <translation>저장 안 함</translation>
    </message>
    <message>
        <source>Discard unsaved work</source>
        <translation>저장하지 않은 작업 버리기</translation>
    </message>
    <message>
        <source>Throw the copy of {title} away?</source>
        <translation>{title}의 사본을 버릴까요?</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Open an experiment</source>
        <translation>실험 열기</translation>
    </message>
    <message>
        <source>Experiments, also in pictures (*.json *.nnp *.png *.apng)</source>
        <translation>실험, 그림에 담긴 것도 포함 (*.json *.nnp *.png *.apng)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>실험 저장</translation>
    </message>
    <message>
        <source>Preset: the settings alone (*.json)</source>
        <translation>프리셋: 설정만 (*.json)</translation>
    </message>
    <message>
        <source>Session: also weights and curves (*.nnp)</source>
        <translation>세션: 가중치와 곡선까지 (*.nnp)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 그림 (*.png)</translation>
    </message>
    <message>
        <source>PNG picture, 2 times as sharp (*.png)</source>
        <translation>PNG 그림, 2배 선명하게 (*.png)</translation>
    </message>
    <message>
        <source>PNG picture, 3 times as sharp (*.png)</source>
        <translation>PNG 그림, 3배 선명하게 (*.png)</translation>
    </message>
    <message>
        <source>PNG picture, 4 times as sharp (*.png)</source>
        <translation>PNG 그림, 4배 선명하게 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 그림 (*.svg)</translation>
    </message>
    <message>
        <source>All numbers as a table (*.csv)</source>
        <translation>모든 수치를 표로 (*.csv)</translation>
    </message>
    <message>
        <source>Export a picture</source>
        <translation>그림 내보내기</translation>
    </message>
    <message>
        <source>Export a table</source>
        <translation>표 내보내기</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>표(*.csv)</translation>
    </message>
    <message>
        <source>Replace files</source>
        <translation>파일 바꾸기</translation>
    </message>
    <message>
        <source>{files}: written with it, and there already. Replace them?</source>
        <translation>{files}: 함께 저장되는데 이미 있습니다. 바꿀까요?</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>웹 페이지 (*.html)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save the animation</source>
        <translation>애니메이션 저장</translation>
    </message>
    <message>
        <source>GIF (*.gif)</source>
        <translation>GIF (*.gif)</translation>
    </message>
    <message>
        <source>Animated PNG (*.apng *.png)</source>
        <translation>움직이는 PNG (*.apng *.png)</translation>
    </message>
    <message>
        <source>Run epochs</source>
        <translation>에포크 실행</translation>
    </message>
    <message>
        <source>Train this many epochs, then pause:</source>
        <translation>학습하고 일시 정지할 에포크 수:</translation>
    </message>
    <message>
        <source>Replace the file</source>
        <translation>파일 바꾸기</translation>
    </message>
    <message>
        <source>{file} exists already. Replace it?</source>
        <translation>{file}이(가) 이미 있습니다. 바꿀까요?</translation>
    </message>
</context>
<context>
    <name>QuickSettings</name>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Sets the seeds of the data, the initial weights and the order of the examples at once.
The same seed gives the same result. Rebuilds the network.</source>
        <translation>데이터, 초기 가중치, 샘플 순서의 시드를 한 번에 정합니다.
시드가 같으면 결과도 같습니다. 신경망을 다시 만듭니다.</translation>
    </message>
    <message>
        <source>Change learning rate</source>
        <translation>학습률 변경</translation>
    </message>
    <message>
        <source>Change seeds</source>
        <translation>시드 변경</translation>
    </message>
</context>
<context>
    <name>RangePlot</name>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>by learning rate, log10</source>
        <translation>학습률별, log10</translation>
    </message>
    <message>
        <source>smoothed loss</source>
        <translation>평활한 손실</translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation>제안</translation>
    </message>
    <message>
        <source>learning rate {rate}</source>
        <translation>학습률 {rate}</translation>
    </message>
    <message>
        <source>smoothed loss {loss}</source>
        <translation>평활한 손실 {loss}</translation>
    </message>
    <message>
        <source>mini-batch {loss}</source>
        <translation>미니배치 {loss}</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>The loss has not fallen at any rate so far.</source>
        <translation>아직 어떤 학습률에서도 손실이 줄지 않았습니다.</translation>
    </message>
    <message>
        <source>Suggested learning rate: {rate}</source>
        <translation>제안하는 학습률: {rate}</translation>
    </message>
</context>
<context>
    <name>RangeWindow</name>
    <message>
        <source>Trains a fresh network with a rate that grows from step to step, and suggests a tenth of the rate at which the loss is least.</source>
        <translation>스텝마다 학습률을 키우며 새 신경망을 학습하고, 손실이 가장 작은 학습률의 10분의 1을 제안합니다.</translation>
    </message>
    <message>
        <source>Learning rate test</source>
        <translation>학습률 검사</translation>
    </message>
    <message>
        <source>Suggested learning rate</source>
        <translation>제안하는 학습률</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Make it the learning rate of the experiment; undo brings the old one back.</source>
        <translation>실험의 학습률로 씁니다. 실행 취소하면 이전 값으로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Use the suggested learning rate</source>
        <translation>제안한 학습률 사용</translation>
    </message>
    <message>
        <source>The loss exploded before it fell: start from a lower rate.</source>
        <translation>손실이 줄기 전에 폭발했습니다. 더 낮은 학습률에서 시작하십시오.</translation>
    </message>
    <message>
        <source>The loss has not fallen: try higher rates or more steps.</source>
        <translation>손실이 줄지 않았습니다. 더 높은 학습률이나 더 많은 스텝으로 해 보십시오.</translation>
    </message>
    <message>
        <source>The experiment has this learning rate.</source>
        <translation>실험이 이 학습률을 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>The loss has not exploded: higher rates may do as well.</source>
        <translation>손실이 폭발하지 않았습니다. 더 높은 학습률도 괜찮을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Copied {time}</source>
        <translation>{time}에 복사됨</translation>
    </message>
    <message>
        <source>epoch {epoch:,}, step {step:,}</source>
        <translation>에포크 {epoch:,}, 스텝 {step:,}</translation>
    </message>
    <message>
        <source>There was no unsaved work.</source>
        <translation>저장하지 않은 작업이 없었습니다.</translation>
    </message>
    <message>
        <source>It was never saved to a file.</source>
        <translation>파일로 저장한 적이 없습니다.</translation>
    </message>
    <message>
        <source>Its file {file} is no longer there.</source>
        <translation>파일 {file}이(가) 더 이상 없습니다.</translation>
    </message>
    <message>
        <source>This copy is newer than {file}, saved {time}.</source>
        <translation>이 사본은 {time}에 저장한 {file}보다 새것입니다.</translation>
    </message>
    <message>
        <source>{file} is newer than this copy: it was saved {time}.</source>
        <translation>{file}이(가) 이 사본보다 새것입니다. {time}에 저장되었습니다.</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Recover unsaved work</source>
        <translation>저장하지 않은 작업 복구</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Leave everything where it is and ask again at the next start.</source>
        <translation>모두 그대로 두고 다음에 시작할 때 다시 묻습니다.</translation>
    </message>
    <message>
        <source>The program ended unexpectedly.</source>
        <translation>프로그램이 예기치 않게 끝났습니다.</translation>
    </message>
    <message>
        <source>There is work that was not saved. Recover it, or throw it away?</source>
        <translation>저장하지 않은 작업이 있습니다. 복구할까요, 버릴까요?</translation>
    </message>
    <message>
        <source>No unsaved work was lost.</source>
        <translation>저장하지 않은 작업은 없었습니다.</translation>
    </message>
</context>
<context>
    <name>Registry</name>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Where the examples come from, how they are split and scaled.</source>
        <translation>데이터를 어디서 얻고 어떻게 나누고 스케일링하는지 정합니다.</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Where the examples come from.</source>
        <translation>데이터를 어디서 얻는지 정합니다.</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>원</translation>
    </message>
    <message>
        <source>A disc inside a ring: no straight line separates them, a few hidden units do.</source>
        <translation>고리 안의 원판: 직선으로는 나눌 수 없지만 은닉 유닛 몇 개면 됩니다.</translation>
    </message>
    <message>
        <source>inside: r &lt; 2.5; outside: 3.5 &lt; r &lt; 5</source>
        <translation>안쪽: r &lt; 2.5; 바깥쪽: 3.5 &lt; r &lt; 5</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>바깥쪽</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>안쪽</translation>
    </message>
    <message>
        <source>x1</source>
        <translation>x1</translation>
    </message>
    <message>
        <source>x2</source>
        <translation>x2</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>샘플 수</translation>
    </message>
    <message>
        <source>How many examples there are in all, before they are split.</source>
        <translation>나누기 전의 전체 샘플 수입니다.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>How far points are displaced at random: at 0.1 the shape is clear, at 0.5 the classes overlap strongly.</source>
        <translation>점들이 무작위로 흩어지는 정도입니다. 0.1이면 모양이 뚜렷하고 0.5이면 클래스가 많이 겹칩니다.</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>Opposite quadrants belong together: a linear model cannot do better than guess.</source>
        <translation>마주 보는 사분면이 한 클래스입니다. 선형 모델은 찍는 것보다 나을 수 없습니다.</translation>
    </message>
    <message>
        <source>same: x1 x2 &gt; 0; different: x1 x2 &lt; 0</source>
        <translation>같은 부호: x1 x2 &gt; 0; 다른 부호: x1 x2 &lt; 0</translation>
    </message>
    <message>
        <source>Different signs</source>
        <translation>다른 부호</translation>
    </message>
    <message>
        <source>Same sign</source>
        <translation>같은 부호</translation>
    </message>
    <message>
        <source>Two Gaussians</source>
        <translation>두 가우스</translation>
    </message>
    <message>
        <source>Two round clouds: one straight line, that is, no hidden layer at all, separates them.</source>
        <translation>둥근 구름 두 개: 직선 하나로, 곧 은닉층 없이도 나눌 수 있습니다.</translation>
    </message>
    <message>
        <source>x ~ N(±(2, 2), s² I), s = 0.75 + 2.5 noise</source>
        <translation>x ~ N(±(2, 2), s² I), s = 0.75 + 2.5 노이즈</translation>
    </message>
    <message>
        <source>Lower left</source>
        <translation>왼쪽 아래</translation>
    </message>
    <message>
        <source>Upper right</source>
        <translation>오른쪽 위</translation>
    </message>
    <message>
        <source>Share of upper right</source>
        <translation>오른쪽 위의 비율</translation>
    </message>
    <message>
        <source>How many of the examples are in the upper right cloud: far from a half, one class is rare.</source>
        <translation>예제 중 오른쪽 위 무리에 있는 비율입니다. 절반에서 멀수록 한 클래스가 드물어집니다.</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>나선형</translation>
    </message>
    <message>
        <source>Arms wound around each other: hard for small networks, a good test of depth and width.</source>
        <translation>서로 감긴 팔들: 작은 신경망에는 어렵고, 깊이와 너비를 시험하기에 좋습니다.</translation>
    </message>
    <message>
        <source>r = 0.5 + 4.5 t, angle = 2π (t + arm / arms), 0 &lt; t &lt; 1</source>
        <translation>r = 0.5 + 4.5 t, 각도 = 2π (t + 팔 번호 / 팔 수), 0 &lt; t &lt; 1</translation>
    </message>
    <message>
        <source>Arm 1</source>
        <translation>팔 1</translation>
    </message>
    <message>
        <source>Arm 2</source>
        <translation>팔 2</translation>
    </message>
    <message>
        <source>Arm 3</source>
        <translation>팔 3</translation>
    </message>
    <message>
        <source>Arm 4</source>
        <translation>팔 4</translation>
    </message>
    <message>
        <source>Arm 5</source>
        <translation>팔 5</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>팔 수</translation>
    </message>
    <message>
        <source>How many arms, each a class of its own.</source>
        <translation>팔의 수입니다. 팔마다 다른 클래스입니다.</translation>
    </message>
    <message>
        <source>Moons</source>
        <translation>초승달</translation>
    </message>
    <message>
        <source>Two half moons that reach into each other: the boundary has to bend twice.</source>
        <translation>서로 맞물린 초승달 두 개: 경계가 두 번 휘어야 합니다.</translation>
    </message>
    <message>
        <source>upper: (cos t, sin t); lower: (1 - cos t, 1/2 - sin t); 0 &lt; t &lt; π; centred, times 10/3</source>
        <translation>위쪽: (cos t, sin t); 아래쪽: (1 - cos t, 1/2 - sin t); 0 &lt; t &lt; π; 가운데로 옮겨 10/3배</translation>
    </message>
    <message>
        <source>Upper</source>
        <translation>위쪽</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>아래쪽</translation>
    </message>
    <message>
        <source>Rings</source>
        <translation>고리</translation>
    </message>
    <message>
        <source>Rings inside each other: several classes that only the distance from the centre tells apart.</source>
        <translation>겹겹의 고리: 중심에서의 거리로만 구별되는 여러 클래스입니다.</translation>
    </message>
    <message>
        <source>r = 5 ring / rings</source>
        <translation>r = 5 고리 번호 / 고리 수</translation>
    </message>
    <message>
        <source>Ring 1</source>
        <translation>고리 1</translation>
    </message>
    <message>
        <source>Ring 2</source>
        <translation>고리 2</translation>
    </message>
    <message>
        <source>Ring 3</source>
        <translation>고리 3</translation>
    </message>
    <message>
        <source>Ring 4</source>
        <translation>고리 4</translation>
    </message>
    <message>
        <source>How many rings, each a class of its own.</source>
        <translation>고리의 수입니다. 고리마다 다른 클래스입니다.</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>체커보드</translation>
    </message>
    <message>
        <source>Cells of alternating classes: each one more asks for more hidden units.</source>
        <translation>클래스가 번갈아 놓인 칸들: 칸이 늘수록 은닉 유닛이 더 필요합니다.</translation>
    </message>
    <message>
        <source>dark: row + column even</source>
        <translation>어두운 칸: 행 + 열이 짝수</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝은 칸</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어두운 칸</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>칸 수</translation>
    </message>
    <message>
        <source>How many cells a side of the board has.</source>
        <translation>판의 한 변에 놓인 칸의 수입니다.</translation>
    </message>
    <message>
        <source>Your own points</source>
        <translation>직접 그린 점</translation>
    </message>
    <message>
        <source>Points you draw on the output map, while it trains if you like: what is learnt follows.</source>
        <translation>출력 지도에 직접 그리는 점입니다. 학습 중에도 그릴 수 있고, 학습 결과가 따라옵니다.</translation>
    </message>
    <message>
        <source>Class 1</source>
        <translation>클래스 1</translation>
    </message>
    <message>
        <source>Class 2</source>
        <translation>클래스 2</translation>
    </message>
    <message>
        <source>Class 3</source>
        <translation>클래스 3</translation>
    </message>
    <message>
        <source>Class 4</source>
        <translation>클래스 4</translation>
    </message>
    <message>
        <source>Class 5</source>
        <translation>클래스 5</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>How many classes the points may have.</source>
        <translation>점에 쓸 수 있는 클래스의 수입니다.</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>x1, x2, class (from 0 on) and number of every point, one after the other.</source>
        <translation>모든 점의 x1, x2, 클래스(0부터)와 번호를 차례로 적은 것입니다.</translation>
    </message>
    <message>
        <source>AND gate</source>
        <translation>AND 게이트</translation>
    </message>
    <message>
        <source>True if both inputs are: a single neuron without a hidden layer learns it.</source>
        <translation>두 입력이 모두 참이면 참입니다. 은닉층 없이 뉴런 하나로 배웁니다.</translation>
    </message>
    <message>
        <source>x1 AND x2</source>
        <translation>x1 AND x2</translation>
    </message>
    <message>
        <source>False</source>
        <translation>거짓</translation>
    </message>
    <message>
        <source>True</source>
        <translation>참</translation>
    </message>
    <message>
        <source>OR gate</source>
        <translation>OR 게이트</translation>
    </message>
    <message>
        <source>True if at least one input is: a single neuron without a hidden layer learns it.</source>
        <translation>입력이 하나라도 참이면 참입니다. 은닉층 없이 뉴런 하나로 배웁니다.</translation>
    </message>
    <message>
        <source>x1 OR x2</source>
        <translation>x1 OR x2</translation>
    </message>
    <message>
        <source>XOR gate</source>
        <translation>XOR 게이트</translation>
    </message>
    <message>
        <source>True if exactly one input is: impossible for a single neuron, easy with a hidden layer.</source>
        <translation>한 입력만 참이면 참입니다. 뉴런 하나로는 불가능하지만 은닉층이 있으면 쉽습니다.</translation>
    </message>
    <message>
        <source>x1 XOR x2</source>
        <translation>x1 XOR x2</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>Linear regression with one input: without a hidden layer the network finds slope and offset.</source>
        <translation>입력이 하나인 선형 회귀: 은닉층 없이 기울기와 절편을 찾습니다.</translation>
    </message>
    <message>
        <source>y = 0.2 x1 + 0.3</source>
        <translation>y = 0.2 x1 + 0.3</translation>
    </message>
    <message>
        <source>Standard deviation of the normal noise added to the target, which itself runs from about -1 to 1.</source>
        <translation>타깃에 더하는 정규 노이즈의 표준편차입니다. 타깃은 대략 -1에서 1 사이입니다.</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <source>Linear regression with two inputs: without a hidden layer the network finds both slopes.</source>
        <translation>입력이 둘인 선형 회귀: 은닉층 없이 두 기울기를 찾습니다.</translation>
    </message>
    <message>
        <source>y = 0.2 x1 - 0.1 x2 + 0.3</source>
        <translation>y = 0.2 x1 - 0.1 x2 + 0.3</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>사인</translation>
    </message>
    <message>
        <source>Almost two periods of a sine: watch the curve being assembled from the hidden units.</source>
        <translation>두 주기에 가까운 사인 곡선: 은닉 유닛들이 곡선을 짜 맞추는 과정을 보십시오.</translation>
    </message>
    <message>
        <source>y = sin(x1)</source>
        <translation>y = sin(x1)</translation>
    </message>
    <message>
        <source>Noisy polynomial</source>
        <translation>노이즈 다항식</translation>
    </message>
    <message>
        <source>A noisy cubic: few samples and many units show over-fitting at its plainest.</source>
        <translation>노이즈 섞인 삼차식: 샘플이 적고 유닛이 많으면 과적합이 가장 뚜렷하게 보입니다.</translation>
    </message>
    <message>
        <source>y = 4 u³ - 3 u, u = x1 / 6</source>
        <translation>y = 4 u³ - 3 u, u = x1 / 6</translation>
    </message>
    <message>
        <source>Gaussian bumps</source>
        <translation>가우스 언덕</translation>
    </message>
    <message>
        <source>Three hills and three hollows over the plane: several hidden units have to work on each.</source>
        <translation>평면 위의 언덕 셋과 골 셋: 하나하나에 은닉 유닛 여럿이 필요합니다.</translation>
    </message>
    <message>
        <source>y = Σ s exp(-d² / 4), s = ±1, d the distance from one of six centres</source>
        <translation>y = Σ s exp(-d² / 4), s = ±1, d는 여섯 중심 각각까지의 거리</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>붓꽃</translation>
    </message>
    <message>
        <source>150 flowers of three species, four measurements each: softmax regression is almost enough.</source>
        <translation>세 품종의 꽃 150송이, 측정값 네 개씩: 소프트맥스 회귀로도 거의 충분합니다.</translation>
    </message>
    <message>
        <source>setosa</source>
        <translation>setosa</translation>
    </message>
    <message>
        <source>versicolor</source>
        <translation>versicolor</translation>
    </message>
    <message>
        <source>virginica</source>
        <translation>virginica</translation>
    </message>
    <message>
        <source>sepal length (cm)</source>
        <translation>꽃받침 길이 (cm)</translation>
    </message>
    <message>
        <source>sepal width (cm)</source>
        <translation>꽃받침 너비 (cm)</translation>
    </message>
    <message>
        <source>petal length (cm)</source>
        <translation>꽃잎 길이 (cm)</translation>
    </message>
    <message>
        <source>petal width (cm)</source>
        <translation>꽃잎 너비 (cm)</translation>
    </message>
    <message>
        <source>Wine</source>
        <translation>와인</translation>
    </message>
    <message>
        <source>178 wines of three cultivars, 13 quantities of very different size: try it without scaling.</source>
        <translation>세 품종의 와인 178병, 크기가 매우 다른 13가지 성분: 스케일링 없이도 시도해 보십시오.</translation>
    </message>
    <message>
        <source>cultivar 1</source>
        <translation>품종 1</translation>
    </message>
    <message>
        <source>cultivar 2</source>
        <translation>품종 2</translation>
    </message>
    <message>
        <source>cultivar 3</source>
        <translation>품종 3</translation>
    </message>
    <message>
        <source>alcohol</source>
        <translation>알코올</translation>
    </message>
    <message>
        <source>malic acid</source>
        <translation>말산</translation>
    </message>
    <message>
        <source>ash</source>
        <translation>회분</translation>
    </message>
    <message>
        <source>alcalinity of ash</source>
        <translation>회분 알칼리도</translation>
    </message>
    <message>
        <source>magnesium</source>
        <translation>마그네슘</translation>
    </message>
    <message>
        <source>total phenols</source>
        <translation>총 페놀</translation>
    </message>
    <message>
        <source>flavanoids</source>
        <translation>플라보노이드</translation>
    </message>
    <message>
        <source>nonflavanoid phenols</source>
        <translation>비플라보노이드 페놀</translation>
    </message>
    <message>
        <source>proanthocyanins</source>
        <translation>프로안토시아닌</translation>
    </message>
    <message>
        <source>color intensity</source>
        <translation>색 농도</translation>
    </message>
    <message>
        <source>hue</source>
        <translation>색조</translation>
    </message>
    <message>
        <source>od280/od315 of diluted wines</source>
        <translation>희석 와인의 OD280/OD315</translation>
    </message>
    <message>
        <source>proline</source>
        <translation>프롤린</translation>
    </message>
    <message>
        <source>Breast cancer</source>
        <translation>유방암</translation>
    </message>
    <message>
        <source>569 tumours, malignant or benign, described by 30 properties of their cells' nuclei.</source>
        <translation>종양 569건을 세포핵의 30가지 특징으로 악성과 양성으로 나눕니다.</translation>
    </message>
    <message>
        <source>malignant</source>
        <translation>악성</translation>
    </message>
    <message>
        <source>benign</source>
        <translation>양성</translation>
    </message>
    <message>
        <source>mean radius</source>
        <translation>평균 반지름</translation>
    </message>
    <message>
        <source>mean texture</source>
        <translation>평균 질감</translation>
    </message>
    <message>
        <source>mean perimeter</source>
        <translation>평균 둘레</translation>
    </message>
    <message>
        <source>mean area</source>
        <translation>평균 넓이</translation>
    </message>
    <message>
        <source>mean smoothness</source>
        <translation>평균 매끄러움</translation>
    </message>
    <message>
        <source>mean compactness</source>
        <translation>평균 조밀도</translation>
    </message>
    <message>
        <source>mean concavity</source>
        <translation>평균 오목함</translation>
    </message>
    <message>
        <source>mean concave points</source>
        <translation>평균 오목점</translation>
    </message>
    <message>
        <source>mean symmetry</source>
        <translation>평균 대칭성</translation>
    </message>
    <message>
        <source>mean fractal dimension</source>
        <translation>평균 프랙털 차원</translation>
    </message>
    <message>
        <source>radius error</source>
        <translation>반지름 오차</translation>
    </message>
    <message>
        <source>texture error</source>
        <translation>질감 오차</translation>
    </message>
    <message>
        <source>perimeter error</source>
        <translation>둘레 오차</translation>
    </message>
    <message>
        <source>area error</source>
        <translation>넓이 오차</translation>
    </message>
    <message>
        <source>smoothness error</source>
        <translation>매끄러움 오차</translation>
    </message>
    <message>
        <source>compactness error</source>
        <translation>조밀도 오차</translation>
    </message>
    <message>
        <source>concavity error</source>
        <translation>오목함 오차</translation>
    </message>
    <message>
        <source>concave points error</source>
        <translation>오목점 오차</translation>
    </message>
    <message>
        <source>symmetry error</source>
        <translation>대칭성 오차</translation>
    </message>
    <message>
        <source>fractal dimension error</source>
        <translation>프랙털 차원 오차</translation>
    </message>
    <message>
        <source>worst radius</source>
        <translation>최대 반지름</translation>
    </message>
    <message>
        <source>worst texture</source>
        <translation>최대 질감</translation>
    </message>
    <message>
        <source>worst perimeter</source>
        <translation>최대 둘레</translation>
    </message>
    <message>
        <source>worst area</source>
        <translation>최대 넓이</translation>
    </message>
    <message>
        <source>worst smoothness</source>
        <translation>최대 매끄러움</translation>
    </message>
    <message>
        <source>worst compactness</source>
        <translation>최대 조밀도</translation>
    </message>
    <message>
        <source>worst concavity</source>
        <translation>최대 오목함</translation>
    </message>
    <message>
        <source>worst concave points</source>
        <translation>최대 오목점</translation>
    </message>
    <message>
        <source>worst symmetry</source>
        <translation>최대 대칭성</translation>
    </message>
    <message>
        <source>worst fractal dimension</source>
        <translation>최대 프랙털 차원</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>1,797 real handwritten digits of 8 x 8 pixels: small enough to train in seconds.</source>
        <translation>8 x 8 픽셀의 실제 손글씨 숫자 1,797개: 몇 초 만에 학습할 만큼 작습니다.</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>2</source>
        <translation>2</translation>
    </message>
    <message>
        <source>3</source>
        <translation>3</translation>
    </message>
    <message>
        <source>4</source>
        <translation>4</translation>
    </message>
    <message>
        <source>5</source>
        <translation>5</translation>
    </message>
    <message>
        <source>6</source>
        <translation>6</translation>
    </message>
    <message>
        <source>7</source>
        <translation>7</translation>
    </message>
    <message>
        <source>8</source>
        <translation>8</translation>
    </message>
    <message>
        <source>9</source>
        <translation>9</translation>
    </message>
    <message>
        <source>IDX pictures</source>
        <translation>IDX 그림</translation>
    </message>
    <message>
        <source>MNIST, Fashion-MNIST or other grey pictures in IDX files, gzipped or not.</source>
        <translation>IDX 파일(gzip 압축 가능)에 든 MNIST, Fashion-MNIST 등의 회색조 그림입니다.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림 수</translation>
    </message>
    <message>
        <source>How many there are in all.</source>
        <translation>전체 그림의 수입니다.</translation>
    </message>
    <message>
        <source>What label 0, label 1 and so on are called.</source>
        <translation>레이블 0, 1, …의 이름입니다.</translation>
    </message>
    <message>
        <source>Files of pictures</source>
        <translation>그림 파일</translation>
    </message>
    <message>
        <source>They are read one after the other.</source>
        <translation>차례대로 읽습니다.</translation>
    </message>
    <message>
        <source>Files of labels</source>
        <translation>레이블 파일</translation>
    </message>
    <message>
        <source>One for each file of pictures, in the same order.</source>
        <translation>그림 파일마다 하나씩, 같은 순서로 둡니다.</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>한 변</translation>
    </message>
    <message>
        <source>Pixels from edge to edge.</source>
        <translation>가장자리에서 가장자리까지의 픽셀 수입니다.</translation>
    </message>
    <message>
        <source>CIFAR-10</source>
        <translation>CIFAR-10</translation>
    </message>
    <message>
        <source>Small photographs of ten kinds of things: much harder than digits.</source>
        <translation>열 가지 사물의 작은 사진입니다. 숫자보다 훨씬 어렵습니다.</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>그림 폴더</translation>
    </message>
    <message>
        <source>Your own PNG or JPEG pictures: a folder with a sub-folder for each class.</source>
        <translation>내 PNG 또는 JPEG 그림: 클래스마다 하위 폴더가 있는 폴더.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Where the sub-folders are.</source>
        <translation>하위 폴더들이 있는 곳.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Pixels per side; each picture is stretched to a square.</source>
        <translation>한 변의 픽셀 수. 그림은 모두 정사각형으로 늘립니다.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Shades of grey or colours.</source>
        <translation>회색조 또는 색.</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색조</translation>
    </message>
    <message>
        <source>Red, green, blue</source>
        <translation>빨강, 초록, 파랑</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Your own table: a CSV file or the like, each row an example.</source>
        <translation>자신의 표: CSV 같은 파일이며 행마다 샘플 하나입니다.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Where the table is.</source>
        <translation>표가 있는 곳입니다.</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>인코딩</translation>
    </message>
    <message>
        <source>How letters are written as bytes.</source>
        <translation>글자를 바이트로 적는 방식입니다.</translation>
    </message>
    <message>
        <source>utf-8</source>
        <translation>utf-8</translation>
    </message>
    <message>
        <source>utf-16</source>
        <translation>utf-16</translation>
    </message>
    <message>
        <source>cp949</source>
        <translation>cp949</translation>
    </message>
    <message>
        <source>cp1252</source>
        <translation>cp1252</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>구분자</translation>
    </message>
    <message>
        <source>What stands between two cells.</source>
        <translation>칸과 칸 사이에 놓는 글자입니다.</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>쉼표</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>쌍반점</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>탭</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>세로줄</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>소수점</translation>
    </message>
    <message>
        <source>1.5 or 1,5.</source>
        <translation>1.5 또는 1,5.</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>마침표</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>제목 행</translation>
    </message>
    <message>
        <source>Whether the first row holds the titles.</source>
        <translation>첫 행에 제목이 있는지 정합니다.</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Columns of numbers, or a column and one of its categories.</source>
        <translation>수로 된 열, 또는 열과 그 범주 하나입니다.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>타깃</translation>
    </message>
    <message>
        <source>The column to be predicted.</source>
        <translation>예측할 열입니다.</translation>
    </message>
    <message>
        <source>The texts of the target; none where it is a number.</source>
        <translation>타깃의 값들입니다. 타깃이 수이면 없습니다.</translation>
    </message>
    <message>
        <source>Missing values</source>
        <translation>빠진 값</translation>
    </message>
    <message>
        <source>Leave such rows out, or fill in the mean of the training part.</source>
        <translation>빠진 값이 있는 행을 빼거나 훈련 데이터의 평균으로 채웁니다.</translation>
    </message>
    <message>
        <source>Leave rows out</source>
        <translation>행 빼기</translation>
    </message>
    <message>
        <source>Fill with mean</source>
        <translation>평균으로 채우기</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행 수</translation>
    </message>
    <message>
        <source>How many rows are used.</source>
        <translation>사용하는 행의 수입니다.</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>The least or the greatest value per input.</source>
        <translation>입력마다 가장 작은 값이나 가장 큰 값입니다.</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>채운 칸</translation>
    </message>
    <message>
        <source>Cells that had no value.</source>
        <translation>값이 없던 칸의 수입니다.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>뺀 행</translation>
    </message>
    <message>
        <source>Rows that had gaps.</source>
        <translation>빠진 값이 있던 행의 수입니다.</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>측정값</translation>
    </message>
    <message>
        <source>Mean or standard deviation of each target; none of classes.</source>
        <translation>각 타깃의 평균 또는 표준편차입니다. 클래스에는 없습니다.</translation>
    </message>
    <message>
        <source>NumPy arrays</source>
        <translation>NumPy 배열</translation>
    </message>
    <message>
        <source>Arrays x and y of a .npz file, or of x.npy and y.npy.</source>
        <translation>.npz 파일의 배열 x와 y, 또는 x.npy와 y.npy 파일입니다.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>One .npz file, or one .npy file each for x and y.</source>
        <translation>.npz 파일 하나, 또는 x와 y의 .npy 파일 하나씩입니다.</translation>
    </message>
    <message>
        <source>How many examples there are.</source>
        <translation>예시의 수입니다.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Inputs per example.</source>
        <translation>예시마다의 입력 수입니다.</translation>
    </message>
    <message>
        <source>Channels, rows or columns; 0 where x holds no pictures.</source>
        <translation>채널, 행 또는 열의 수입니다. x가 이미지가 아니면 0입니다.</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>목표값</translation>
    </message>
    <message>
        <source>Numbers to predict; none where there are classes.</source>
        <translation>예측할 값의 수입니다. 클래스가 있으면 0입니다.</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>특성</translation>
    </message>
    <message>
        <source>What the network is given of a data set with two inputs, computed before scaling.</source>
        <translation>입력이 둘인 데이터에서 신경망에 줄 값입니다. 스케일링 전에 계산합니다.</translation>
    </message>
    <message>
        <source>x1²</source>
        <translation>x1²</translation>
    </message>
    <message>
        <source>x2²</source>
        <translation>x2²</translation>
    </message>
    <message>
        <source>x1·x2</source>
        <translation>x1·x2</translation>
    </message>
    <message>
        <source>sin(x1)</source>
        <translation>sin(x1)</translation>
    </message>
    <message>
        <source>sin(x2)</source>
        <translation>sin(x2)</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>How the examples are shared out, evenly over classes.</source>
        <translation>샘플을 나누는 비율입니다. 클래스마다 고르게 나눕니다.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Share of all examples the network learns from.</source>
        <translation>전체 샘플 중 신경망이 학습하는 비율입니다.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Share of all examples that choices, such as when to stop, are judged on.</source>
        <translation>전체 샘플 중 언제 멈출지 같은 선택을 평가하는 데 쓰는 비율입니다.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Share of all examples kept back for the final verdict.</source>
        <translation>전체 샘플 중 마지막 평가를 위해 남겨 두는 비율입니다.</translation>
    </message>
    <message>
        <source>Input scaling</source>
        <translation>입력 스케일링</translation>
    </message>
    <message>
        <source>How inputs are scaled, measured on the training part only.</source>
        <translation>입력의 크기를 맞추는 방법입니다. 훈련 데이터만으로 정합니다.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Columns keep their own units; those of very different size make training slow or unstable.</source>
        <translation>열을 원래 단위로 둡니다. 크기가 매우 다른 열이 있으면 학습이 느리거나 불안정해집니다.</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>Standardize</source>
        <translation>표준화</translation>
    </message>
    <message>
        <source>Each column gets mean 0 and standard deviation 1, measured on the training part only.</source>
        <translation>각 열의 평균을 0, 표준편차를 1로 맞춥니다. 훈련 데이터만으로 정합니다.</translation>
    </message>
    <message>
        <source>(x - mean) / standard deviation</source>
        <translation>(x - 평균) / 표준편차</translation>
    </message>
    <message>
        <source>Min-max</source>
        <translation>최소-최대</translation>
    </message>
    <message>
        <source>Each column runs from 0 to 1, measured on the training part only.</source>
        <translation>각 열을 0에서 1 사이로 맞춥니다. 훈련 데이터만으로 정합니다.</translation>
    </message>
    <message>
        <source>(x - minimum) / (maximum - minimum)</source>
        <translation>(x - 최솟값) / (최댓값 - 최솟값)</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>지정한 값</translation>
    </message>
    <message>
        <source>Columns are scaled with numbers that stay the same whatever the examples are.</source>
        <translation>샘플과 상관없이 변하지 않는 값으로 열을 스케일링합니다.</translation>
    </message>
    <message>
        <source>(x - offset) / divisor</source>
        <translation>(x - 뺄 값) / 나눌 값</translation>
    </message>
    <message>
        <source>Offsets</source>
        <translation>뺄 값</translation>
    </message>
    <message>
        <source>What is subtracted: a number for every column.</source>
        <translation>각 열에서 뺄 수입니다.</translation>
    </message>
    <message>
        <source>Divisors</source>
        <translation>나눌 값</translation>
    </message>
    <message>
        <source>What is divided by then: a number above 0 for every column.</source>
        <translation>그다음 각 열을 나눌 수입니다. 0보다 커야 합니다.</translation>
    </message>
    <message>
        <source>Target scaling</source>
        <translation>타깃 스케일링</translation>
    </message>
    <message>
        <source>How the targets of a regression are scaled, measured on the training part only: losses and plots are of the scaled numbers; no effect on classes.</source>
        <translation>회귀의 타깃을 스케일링하는 방법으로, 훈련 데이터만으로 정합니다. 손실과 그래프는 스케일링한 값으로 나타납니다. 분류에는 영향이 없습니다.</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>이상치</translation>
    </message>
    <message>
        <source>What happens to inputs far from the others, measured on the training part; not for pictures or targets.</source>
        <translation>다른 값에서 멀리 떨어진 입력의 처리. 훈련 부분에서 재며, 그림과 목표값에는 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Values far from the others stay; a single one can squeeze all others when inputs are scaled.</source>
        <translation>멀리 떨어진 값도 그대로 둡니다. 그런 값 하나가 스케일링에서 나머지를 모두 짓누를 수 있습니다.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>자르기</translation>
    </message>
    <message>
        <source>Values far from the others are moved to the limit, in all parts alike.</source>
        <translation>멀리 떨어진 값을 한계로 옮깁니다. 모든 부분에 똑같이 적용합니다.</translation>
    </message>
    <message>
        <source>x = min(max(x, mean - k deviations), mean + k deviations)</source>
        <translation>x = min(max(x, 평균 - k 표준편차), 평균 + k 표준편차)</translation>
    </message>
    <message>
        <source>Beyond</source>
        <translation>한계</translation>
    </message>
    <message>
        <source>How far from the mean of the training part an input counts as an outlier, in its standard deviations.</source>
        <translation>입력이 훈련 부분의 평균에서 표준편차의 몇 배를 넘으면 이상치로 보는가.</translation>
    </message>
    <message>
        <source>σ</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Examples with a value far from the others are left out of training; validation and test keep theirs.</source>
        <translation>멀리 떨어진 값이 있는 예제를 훈련에서 뺍니다. 검증과 테스트에는 남습니다.</translation>
    </message>
    <message>
        <source>left out if |x - mean| &gt; k deviations</source>
        <translation>|x - 평균| &gt; k 표준편차이면 뺌</translation>
    </message>
    <message>
        <source>Label noise</source>
        <translation>레이블 노이즈</translation>
    </message>
    <message>
        <source>Share of all labels that are replaced by a wrong class; no effect on a regression.</source>
        <translation>전체 레이블 중 틀린 클래스로 바꾸는 비율입니다. 회귀에는 영향이 없습니다.</translation>
    </message>
    <message>
        <source>Data seed</source>
        <translation>데이터 시드</translation>
    </message>
    <message>
        <source>Same seed, same points, same split; another seed draws them again.</source>
        <translation>시드가 같으면 점과 분할도 같습니다. 다른 시드를 쓰면 새로 뽑습니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>The blocks between input and output.</source>
        <translation>입력과 출력 사이의 블록들입니다.</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>The hidden layers.</source>
        <translation>은닉층들입니다.</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>밀집층</translation>
    </message>
    <message>
        <source>Every unit sees every input. An image is flattened first.</source>
        <translation>모든 유닛이 모든 입력을 봅니다. 이미지는 먼저 한 줄로 폅니다.</translation>
    </message>
    <message>
        <source>y = f(W x + b)</source>
        <translation>y = f(W x + b)</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>유닛 수</translation>
    </message>
    <message>
        <source>Number of units.</source>
        <translation>유닛의 수입니다.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>What each unit makes of its weighted sum.</source>
        <translation>각 유닛이 가중합을 바꾸는 함수입니다.</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>Passes the weighted sum on. A stack of linear layers is still one linear layer.</source>
        <translation>가중합을 그대로 내보냅니다. 선형 층은 여럿 쌓아도 선형 층 하나와 같습니다.</translation>
    </message>
    <message>
        <source>f(z) = z</source>
        <translation>f(z) = z</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>계단</translation>
    </message>
    <message>
        <source>Fires or does not. Its gradient is zero everywhere, so nothing before it can learn by gradient descent.</source>
        <translation>켜지거나 꺼집니다. 기울기가 어디서나 0이므로 그 앞의 층은 경사 하강법으로 학습되지 않습니다.</translation>
    </message>
    <message>
        <source>f(z) = 1 if z &gt; 0, else 0;  f'(z) = 0</source>
        <translation>f(z) = 1 if z &gt; 0, else 0;  f'(z) = 0</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>Squashes to (0, 1). Its slope is at most 1/4, so gradients shrink quickly through many layers.</source>
        <translation>(0, 1)로 눌러 담습니다. 기울기가 최대 1/4이라 층이 많으면 빠르게 줄어듭니다.</translation>
    </message>
    <message>
        <source>f(z) = 1 / (1 + exp(-z));  f' = f (1 - f)</source>
        <translation>f(z) = 1 / (1 + exp(-z));  f' = f (1 - f)</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>Squashes to (-1, 1), centred on zero. Saturated units pass almost no gradient.</source>
        <translation>0을 중심으로 (-1, 1)로 눌러 담습니다. 포화된 유닛은 기울기를 거의 전달하지 않습니다.</translation>
    </message>
    <message>
        <source>f(z) = tanh(z);  f' = 1 - f^2</source>
        <translation>f(z) = tanh(z);  f' = 1 - f^2</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Lets positive sums through. A unit whose sum is negative for every example is dead: it gets no gradient.</source>
        <translation>양의 합만 통과시킵니다. 모든 샘플에서 합이 음수인 유닛은 기울기를 받지 못해 죽습니다.</translation>
    </message>
    <message>
        <source>f(z) = max(0, z);  f' = 1 if z &gt; 0, else 0</source>
        <translation>f(z) = max(0, z);  f' = 1 if z &gt; 0, else 0</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>Like ReLU, but a little gradient flows on the negative side, so units do not die.</source>
        <translation>ReLU와 같지만 음수 쪽에도 작은 기울기가 흘러 유닛이 죽지 않습니다.</translation>
    </message>
    <message>
        <source>f(z) = z if z &gt; 0, else a z</source>
        <translation>f(z) = z if z &gt; 0, else a z</translation>
    </message>
    <message>
        <source>Negative slope</source>
        <translation>음수 쪽 기울기</translation>
    </message>
    <message>
        <source>Slope for negative sums. 0 is ReLU, 1 is linear.</source>
        <translation>음의 합에 대한 기울기입니다. 0이면 ReLU, 1이면 선형입니다.</translation>
    </message>
    <message>
        <source>PReLU</source>
        <translation>PReLU</translation>
    </message>
    <message>
        <source>Like leaky ReLU, but the slope on the negative side is learned, one for each block. Rebuilds the network.</source>
        <translation>Leaky ReLU와 같지만 음수 쪽 기울기를 블록마다 하나씩 학습합니다. 신경망을 다시 만듭니다.</translation>
    </message>
    <message>
        <source>f(z) = z if z &gt; 0, else a z, with a learned</source>
        <translation>f(z) = z if z &gt; 0, else a z, a는 학습됨</translation>
    </message>
    <message>
        <source>First slope</source>
        <translation>처음 기울기</translation>
    </message>
    <message>
        <source>The negative slope that learning starts from.</source>
        <translation>학습을 시작할 때의 음수 쪽 기울기입니다.</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Linear for positive sums, a smooth curve down to -alpha for negative ones; mean outputs stay near zero.</source>
        <translation>양의 합에는 선형, 음의 합에는 -알파까지 내려가는 매끄러운 곡선입니다. 출력의 평균이 0에 가깝습니다.</translation>
    </message>
    <message>
        <source>f(z) = z if z &gt; 0, else alpha (exp(z) - 1)</source>
        <translation>f(z) = z if z &gt; 0, else alpha (exp(z) - 1)</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>알파</translation>
    </message>
    <message>
        <source>The value approached for very negative sums is -alpha.</source>
        <translation>매우 작은 음의 합에서 다가가는 값이 -알파입니다.</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>Scaled so that, with LeCun initialisation, outputs keep mean 0 and variance 1 from layer to layer.</source>
        <translation>LeCun 초기화와 함께 쓰면 층마다 출력의 평균 0, 분산 1이 유지됩니다.</translation>
    </message>
    <message>
        <source>f(z) = 1.0507 (z if z &gt; 0, else 1.6733 (exp(z) - 1))</source>
        <translation>f(z) = 1.0507 (z if z &gt; 0, else 1.6733 (exp(z) - 1))</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>소프트플러스</translation>
    </message>
    <message>
        <source>A smooth ReLU: always positive, with a gradient everywhere.</source>
        <translation>매끄러운 ReLU: 항상 양수이고 어디서나 기울기가 있습니다.</translation>
    </message>
    <message>
        <source>f(z) = log(1 + exp(z));  f' = sigmoid(z)</source>
        <translation>f(z) = log(1 + exp(z));  f' = sigmoid(z)</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>Weighs the sum by the chance that a normal variable is below it. Common in transformers.</source>
        <translation>정규 변수가 가중합보다 작을 확률을 가중합에 곱합니다. 트랜스포머에서 흔히 씁니다.</translation>
    </message>
    <message>
        <source>f(z) = z CDF(z);  f' = CDF(z) + z pdf(z)</source>
        <translation>f(z) = z CDF(z);  f' = CDF(z) + z pdf(z)</translation>
    </message>
    <message>
        <source>SiLU (swish)</source>
        <translation>SiLU (스위시)</translation>
    </message>
    <message>
        <source>The sum times its sigmoid: smooth, slightly negative for negative sums.</source>
        <translation>가중합에 시그모이드를 곱합니다. 매끄럽고 음의 합에서 살짝 음수입니다.</translation>
    </message>
    <message>
        <source>f(z) = z sigmoid(z);  f' = s (1 + z (1 - s))</source>
        <translation>f(z) = z sigmoid(z);  f' = s (1 + z (1 - s))</translation>
    </message>
    <message>
        <source>Periodic: fits waves with few units, but its loss has many valleys.</source>
        <translation>주기 함수: 적은 유닛으로 파동을 맞추지만 손실에 골짜기가 많습니다.</translation>
    </message>
    <message>
        <source>f(z) = sin(z);  f' = cos(z)</source>
        <translation>f(z) = sin(z);  f' = cos(z)</translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>How the first weights are drawn.</source>
        <translation>처음 가중치를 뽑는 방법입니다.</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>0</translation>
    </message>
    <message>
        <source>All units of a layer stay the same for ever: nothing breaks the symmetry.</source>
        <translation>한 층의 모든 유닛이 언제까지나 똑같습니다. 대칭을 깨는 것이 없습니다.</translation>
    </message>
    <message>
        <source>w = 0</source>
        <translation>w = 0</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>Every weight the same: as symmetric as zeros, but signals pass.</source>
        <translation>모든 가중치가 같습니다. 0처럼 대칭이지만 신호는 지나갑니다.</translation>
    </message>
    <message>
        <source>w = value</source>
        <translation>w = 값</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>The weight of every connection.</source>
        <translation>모든 연결의 가중치입니다.</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>정규 분포</translation>
    </message>
    <message>
        <source>Normal numbers with a spread you choose, whatever the layer's size.</source>
        <translation>층의 크기와 상관없이 정한 표준편차의 정규 분포에서 뽑습니다.</translation>
    </message>
    <message>
        <source>w ~ N(0, std^2)</source>
        <translation>w ~ N(0, std^2)</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>Spread of the weights.</source>
        <translation>가중치가 퍼진 정도입니다.</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>균등 분포</translation>
    </message>
    <message>
        <source>Uniform numbers within a bound you choose, whatever the layer's size.</source>
        <translation>층의 크기와 상관없이 정한 범위의 균등 분포에서 뽑습니다.</translation>
    </message>
    <message>
        <source>w ~ U(-bound, bound)</source>
        <translation>w ~ U(-bound, bound)</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Weights lie between -bound and bound.</source>
        <translation>가중치는 -범위와 범위 사이에 있습니다.</translation>
    </message>
    <message>
        <source>Xavier uniform</source>
        <translation>Xavier 균등</translation>
    </message>
    <message>
        <source>Keeps the variance of signals and gradients about equal through tanh layers.</source>
        <translation>tanh 층을 지나는 신호와 기울기의 분산을 거의 같게 유지합니다.</translation>
    </message>
    <message>
        <source>w ~ U(-a, a), a = gain sqrt(6 / (fan_in + fan_out))</source>
        <translation>w ~ U(-a, a), a = gain sqrt(6 / (fan_in + fan_out))</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>이득</translation>
    </message>
    <message>
        <source>Multiplies the spread; 1 for tanh and linear, 1.414 for ReLU.</source>
        <translation>퍼진 정도에 곱합니다. tanh와 선형은 1, ReLU는 1.414입니다.</translation>
    </message>
    <message>
        <source>Xavier normal</source>
        <translation>Xavier 정규</translation>
    </message>
    <message>
        <source>w ~ N(0, gain^2 2 / (fan_in + fan_out))</source>
        <translation>w ~ N(0, gain^2 2 / (fan_in + fan_out))</translation>
    </message>
    <message>
        <source>He uniform</source>
        <translation>He 균등</translation>
    </message>
    <message>
        <source>Twice LeCun's variance, because ReLU drops half of the signal.</source>
        <translation>ReLU가 신호의 절반을 버리므로 LeCun 분산의 두 배를 씁니다.</translation>
    </message>
    <message>
        <source>w ~ U(-a, a), a = gain sqrt(3 / fan_in)</source>
        <translation>w ~ U(-a, a), a = gain sqrt(3 / fan_in)</translation>
    </message>
    <message>
        <source>He normal</source>
        <translation>He 정규</translation>
    </message>
    <message>
        <source>w ~ N(0, gain^2 / fan_in)</source>
        <translation>w ~ N(0, gain^2 / fan_in)</translation>
    </message>
    <message>
        <source>LeCun uniform</source>
        <translation>LeCun 균등</translation>
    </message>
    <message>
        <source>Keeps the variance of the signal through linear and SELU layers.</source>
        <translation>선형과 SELU 층을 지나는 신호의 분산을 유지합니다.</translation>
    </message>
    <message>
        <source>w ~ U(-a, a), a = sqrt(3 / fan_in)</source>
        <translation>w ~ U(-a, a), a = sqrt(3 / fan_in)</translation>
    </message>
    <message>
        <source>LeCun normal</source>
        <translation>LeCun 정규</translation>
    </message>
    <message>
        <source>w ~ N(0, 1 / fan_in)</source>
        <translation>w ~ N(0, 1 / fan_in)</translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation>직교</translation>
    </message>
    <message>
        <source>A random rotation: lengths are kept exactly through linear layers.</source>
        <translation>무작위 회전: 선형 층을 지나도 길이가 정확히 유지됩니다.</translation>
    </message>
    <message>
        <source>W = gain Q, with Q from the QR decomposition of normal numbers</source>
        <translation>W = gain Q, Q는 정규 난수 행렬의 QR 분해에서 얻음</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>Normalises each unit over the mini-batch, before or after the activation.</source>
        <translation>활성화 함수 앞이나 뒤에서 각 유닛을 미니배치에 걸쳐 정규화합니다.</translation>
    </message>
    <message>
        <source>Before activation</source>
        <translation>활성화 전</translation>
    </message>
    <message>
        <source>After activation</source>
        <translation>활성화 후</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>Share of units silenced at random in each training step.</source>
        <translation>학습 스텝마다 무작위로 끄는 유닛의 비율입니다.</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>잔차 연결</translation>
    </message>
    <message>
        <source>Adds the input to the output, through a linear map where their shapes differ.</source>
        <translation>입력을 출력에 더합니다. 모양이 다르면 선형 변환을 거쳐 더합니다.</translation>
    </message>
    <message>
        <source>Conv2D</source>
        <translation>합성곱층</translation>
    </message>
    <message>
        <source>Small filters slide over the image; each gives a picture of where it found its pattern.</source>
        <translation>작은 필터들이 이미지 위를 미끄러지며, 저마다 자기 무늬를 찾은 자리를 그림으로 내보냅니다.</translation>
    </message>
    <message>
        <source>size = floor((size - kernel + 2 padding) / stride) + 1</source>
        <translation>크기 = floor((크기 - 커널 + 2 패딩) / 스트라이드) + 1</translation>
    </message>
    <message>
        <source>Conv</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>필터 수</translation>
    </message>
    <message>
        <source>Number of filters: the channels of the output.</source>
        <translation>필터의 수, 곧 출력의 채널 수입니다.</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널 크기</translation>
    </message>
    <message>
        <source>Side of a filter.</source>
        <translation>필터 한 변의 길이입니다.</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>픽셀</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>From one place to the next.</source>
        <translation>한 번에 옮겨 가는 거리입니다.</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>Zeros around the image.</source>
        <translation>이미지 둘레에 두르는 0입니다.</translation>
    </message>
    <message>
        <source>The kernel stays inside the image, which gets smaller.</source>
        <translation>커널이 이미지 안에만 머물러 이미지가 작아집니다.</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>같은 크기</translation>
    </message>
    <message>
        <source>Surrounds the image with zeros, so that it keeps its size at stride 1.</source>
        <translation>이미지를 0으로 둘러 스트라이드 1에서 크기가 유지됩니다.</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>픽셀 수</translation>
    </message>
    <message>
        <source>Surrounds the image with so many zeros.</source>
        <translation>정한 수만큼의 0으로 이미지를 두릅니다.</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>테두리</translation>
    </message>
    <message>
        <source>Zeros on each side.</source>
        <translation>각 변에 두르는 0의 수입니다.</translation>
    </message>
    <message>
        <source>MaxPool2D</source>
        <translation>최대 풀링</translation>
    </message>
    <message>
        <source>Keeps the largest value of each window: the image shrinks, and small shifts stop to matter.</source>
        <translation>윈도마다 가장 큰 값만 남깁니다. 이미지가 작아지고 작은 이동의 영향이 사라집니다.</translation>
    </message>
    <message>
        <source>size = floor((size - window) / stride) + 1</source>
        <translation>크기 = floor((크기 - 윈도) / 스트라이드) + 1</translation>
    </message>
    <message>
        <source>MaxPool</source>
        <translation>최대 풀링</translation>
    </message>
    <message>
        <source>Side of the window.</source>
        <translation>윈도 한 변의 길이입니다.</translation>
    </message>
    <message>
        <source>From one window to the next.</source>
        <translation>윈도를 한 번에 옮기는 거리입니다.</translation>
    </message>
    <message>
        <source>AvgPool2D</source>
        <translation>평균 풀링</translation>
    </message>
    <message>
        <source>Keeps the mean of each window: the image shrinks and blurs.</source>
        <translation>윈도마다 평균을 남깁니다. 이미지가 작아지고 흐려집니다.</translation>
    </message>
    <message>
        <source>AvgPool</source>
        <translation>평균 풀링</translation>
    </message>
    <message>
        <source>GlobalAvgPool</source>
        <translation>전역 평균 풀링</translation>
    </message>
    <message>
        <source>Replaces each channel by its mean: one number per filter.</source>
        <translation>채널을 그 평균으로 바꿉니다. 필터마다 수 하나가 남습니다.</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>평탄화</translation>
    </message>
    <message>
        <source>Lays the pixels of all channels in one row. A Dense block does this by itself.</source>
        <translation>모든 채널의 픽셀을 한 줄로 폅니다. 밀집층은 스스로 펴므로 따로 필요하지 않습니다.</translation>
    </message>
    <message>
        <source>LayerNorm</source>
        <translation>층 정규화</translation>
    </message>
    <message>
        <source>Normalises the features of each example by themselves; unlike batch norm, it does not mix examples.</source>
        <translation>샘플마다 그 특성들만으로 정규화합니다. 배치 정규화와 달리 샘플을 섞지 않습니다.</translation>
    </message>
    <message>
        <source>y = gamma (x - mean) / sqrt(variance + 1e-5) + beta</source>
        <translation>y = gamma (x - mean) / sqrt(variance + 1e-5) + beta</translation>
    </message>
    <message>
        <source>SimpleRNN</source>
        <translation>순환층</translation>
    </message>
    <message>
        <source>Reads an image row by row; in every step each unit sees one row and what all units said one step before.</source>
        <translation>이미지를 한 줄씩 읽습니다. 단계마다 각 유닛은 한 줄과, 바로 앞 단계에서 모든 유닛이 낸 값을 봅니다.</translation>
    </message>
    <message>
        <source>h_t = f(W x_t + U h_(t-1) + b), h_0 = 0</source>
        <translation>h_t = f(W x_t + U h_(t-1) + b), h_0 = 0</translation>
    </message>
    <message>
        <source>RNN</source>
        <translation>순환</translation>
    </message>
    <message>
        <source>Recurrent initialization</source>
        <translation>순환 가중치 초기화</translation>
    </message>
    <message>
        <source>How the first weights from one step to the next are drawn.</source>
        <translation>한 단계에서 다음 단계로 가는 처음 가중치를 뽑는 방법입니다.</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>내보낼 상태</translation>
    </message>
    <message>
        <source>The state after the last row, or those after every row as an image that another SimpleRNN can read.</source>
        <translation>마지막 줄 뒤의 상태, 또는 모든 줄 뒤의 상태를 다른 순환층이 읽을 수 있는 이미지로 내보냅니다.</translation>
    </message>
    <message>
        <source>Last state</source>
        <translation>마지막 상태</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>모든 상태</translation>
    </message>
    <message>
        <source>Adds fresh normal numbers to all that passes while training, and nothing afterwards: small differences stop to matter. As the first block it blurs the examples.</source>
        <translation>훈련하는 동안 지나가는 모든 값에 매번 새로운 정규 난수를 더하고, 그 뒤에는 더하지 않습니다. 작은 차이가 중요하지 않게 됩니다. 첫 층으로 두면 예제를 흐리게 합니다.</translation>
    </message>
    <message>
        <source>y = x + n, n ~ N(0, std^2), in training only</source>
        <translation>y = x + n, n ~ N(0, std^2), 훈련할 때만</translation>
    </message>
    <message>
        <source>Standard deviation of the noise, in the units of what comes in.</source>
        <translation>노이즈의 표준편차이며, 들어오는 값과 같은 단위입니다.</translation>
    </message>
    <message>
        <source>Parallel</source>
        <translation>병렬</translation>
    </message>
    <message>
        <source>Splits in two or three branches that read the same input, and merges what they make of it.</source>
        <translation>같은 입력을 읽는 두세 개의 가지로 나누고, 각 가지의 결과를 다시 합칩니다.</translation>
    </message>
    <message>
        <source>y = [a(x); b(x)]  or  y = a(x) + b(x)</source>
        <translation>y = [a(x); b(x)]  또는  y = a(x) + b(x)</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>가지</translation>
    </message>
    <message>
        <source>Blocks that read the same input; an empty branch is the input itself.</source>
        <translation>같은 입력을 읽는 블록들입니다. 빈 가지는 입력 그대로입니다.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>합치기</translation>
    </message>
    <message>
        <source>Side by side, or added up; for a sum all branches must end with the same shape.</source>
        <translation>나란히 놓거나 더합니다. 더하려면 모든 가지가 같은 모양으로 끝나야 합니다.</translation>
    </message>
    <message>
        <source>Concatenate</source>
        <translation>이어 붙이기</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>The last layer.</source>
        <translation>마지막 층입니다.</translation>
    </message>
    <message>
        <source>Other than linear only with squared, absolute or Huber loss.</source>
        <translation>제곱, 절대, 후버 손실에서만 선형이 아닌 것을 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Weights seed</source>
        <translation>가중치 시드</translation>
    </message>
    <message>
        <source>Decides the initial weights.</source>
        <translation>초기 가중치를 정합니다.</translation>
    </message>
    <message>
        <source>Pre-training</source>
        <translation>사전 학습</translation>
    </message>
    <message>
        <source>What the first Dense layers learn of the inputs, without labels, before the training.</source>
        <translation>학습에 앞서 첫 밀집층들이 레이블 없이 입력에서 배우는 것입니다.</translation>
    </message>
    <message>
        <source>Training starts from the weights that the initializers have drawn.</source>
        <translation>초기화가 뽑은 가중치에서 학습을 시작합니다.</translation>
    </message>
    <message>
        <source>RBM (CD-1)</source>
        <translation>RBM (CD-1)</translation>
    </message>
    <message>
        <source>Each Dense layer in turn learns the inputs as a restricted Boltzmann machine (CD-1): a deep belief network. Made for sigmoid layers; inputs from 0 to 1 are taken as probabilities, all others as Gaussian, with a tenth of the rate.</source>
        <translation>밀집층이 차례로 제한 볼츠만 머신(CD-1)이 되어 입력을 배웁니다. 이렇게 쌓은 것이 심층 신뢰 신경망입니다. 시그모이드 층에 알맞습니다. 0에서 1 사이의 입력은 확률로, 그 밖의 입력은 가우스 분포로 보고 학습률의 10분의 1을 씁니다.</translation>
    </message>
    <message>
        <source>v -&gt; h = sigmoid(W v + b) -&gt; v' -&gt; h';  W += rate mean(h v^T - h' v'^T)</source>
        <translation>v -&gt; h = sigmoid(W v + b) -&gt; v' -&gt; h';  W += 학습률 × 평균(h v^T - h' v'^T)</translation>
    </message>
    <message>
        <source>Epochs per layer</source>
        <translation>층당 에포크</translation>
    </message>
    <message>
        <source>Passes over the training data for each layer.</source>
        <translation>층마다 훈련 데이터를 도는 횟수입니다.</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Pre-training rate</source>
        <translation>사전 학습률</translation>
    </message>
    <message>
        <source>Length of a step of the pre-training; too large a one makes the error explode.</source>
        <translation>사전 학습 한 스텝의 크기입니다. 너무 크면 오차가 폭발합니다.</translation>
    </message>
    <message>
        <source>Pre-training batch</source>
        <translation>사전 학습 배치</translation>
    </message>
    <message>
        <source>Examples per step of the pre-training.</source>
        <translation>사전 학습 한 스텝에 쓰는 예제 수입니다.</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>개</translation>
    </message>
    <message>
        <source>Auto-encoders</source>
        <translation>오토인코더</translation>
    </message>
    <message>
        <source>Each Dense layer in turn, with its own activation, is trained with a linear decoder behind it to reproduce its inputs (squared error, Adam); the decoder is then thrown away.</source>
        <translation>밀집층이 차례로, 자기 활성화 함수를 그대로 쓰면서 뒤에 붙인 선형 디코더와 함께 입력을 재현하도록 학습합니다(제곱 오차, Adam). 디코더는 그 뒤 버립니다.</translation>
    </message>
    <message>
        <source>minimise mean (V f(W x + b) + c - x)^2</source>
        <translation>최소화: 평균 (V f(W x + b) + c - x)^2</translation>
    </message>
    <message>
        <source>What is made small, and how.</source>
        <translation>무엇을 어떻게 줄일지 정합니다.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>What training makes small. One for other outputs rebuilds the network.</source>
        <translation>학습이 줄이려는 값. 출력 수가 달라지면 신경망을 다시 만듭니다.</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>평균 제곱 오차</translation>
    </message>
    <message>
        <source>Squares the error: one far-off example pulls hard.</source>
        <translation>오차를 제곱합니다. 멀리 벗어난 샘플 하나가 세게 당깁니다.</translation>
    </message>
    <message>
        <source>mean (z - t)^2</source>
        <translation>평균 (z - t)^2</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>평균 절대 오차</translation>
    </message>
    <message>
        <source>Every error pulls equally hard, so outliers matter less.</source>
        <translation>모든 오차가 똑같은 힘으로 당기므로 이상치의 영향이 작습니다.</translation>
    </message>
    <message>
        <source>mean |z - t|</source>
        <translation>평균 |z - t|</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>후버</translation>
    </message>
    <message>
        <source>Squared error near the target, absolute error beyond delta.</source>
        <translation>타깃 가까이는 제곱 오차, 델타를 넘으면 절대 오차입니다.</translation>
    </message>
    <message>
        <source>mean of (z-t)^2/2 if |z-t| &lt;= delta, else delta (|z-t| - delta/2)</source>
        <translation>|z-t| &lt;= delta이면 (z-t)^2/2, 아니면 delta (|z-t| - delta/2)의 평균</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>델타</translation>
    </message>
    <message>
        <source>Where the squared error turns into the absolute one.</source>
        <translation>제곱 오차가 절대 오차로 바뀌는 지점입니다.</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation>이진 교차 엔트로피</translation>
    </message>
    <message>
        <source>Two classes, one output unit whose sigmoid is the probability of the second class.</source>
        <translation>클래스 둘에 출력 유닛 하나. 그 시그모이드가 둘째 클래스의 확률입니다.</translation>
    </message>
    <message>
        <source>mean of max(z,0) - z t + log(1 + exp(-|z|))</source>
        <translation>max(z,0) - z t + log(1 + exp(-|z|))의 평균</translation>
    </message>
    <message>
        <source>Cross-entropy (softmax)</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>One output unit per class; the softmax of the outputs are the probabilities. ln C is pure chance.</source>
        <translation>클래스마다 출력 유닛 하나. 출력의 소프트맥스가 확률입니다. ln C이면 찍는 수준입니다.</translation>
    </message>
    <message>
        <source>mean of log(sum exp z) - z[y]</source>
        <translation>log(sum exp z) - z[y]의 평균</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>레이블 스무딩</translation>
    </message>
    <message>
        <source>Share of each label that is spread evenly over all classes.</source>
        <translation>각 레이블에서 모든 클래스에 고르게 나누어 주는 비율입니다.</translation>
    </message>
    <message>
        <source>Focal (softmax)</source>
        <translation>포컬</translation>
    </message>
    <message>
        <source>Cross-entropy that cares less about examples that are right already. At gamma 0 it is cross-entropy.</source>
        <translation>이미 맞힌 샘플에 덜 신경 쓰는 교차 엔트로피입니다. 감마가 0이면 교차 엔트로피와 같습니다.</translation>
    </message>
    <message>
        <source>mean of -(1 - p)^gamma log p, p = softmax(z)[y]</source>
        <translation>-(1 - p)^gamma log p의 평균, p = softmax(z)[y]</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>감마</translation>
    </message>
    <message>
        <source>How much less the examples count that are right already.</source>
        <translation>이미 맞힌 샘플의 비중을 줄이는 정도입니다.</translation>
    </message>
    <message>
        <source>Hinge (multiclass SVM)</source>
        <translation>힌지 (SVM)</translation>
    </message>
    <message>
        <source>Asks that the true class wins by a margin of 1; beyond that nothing pulls any more.</source>
        <translation>정답 클래스가 1의 마진으로 이기기를 요구합니다. 그 이상은 당기지 않습니다.</translation>
    </message>
    <message>
        <source>mean of sum over j != y of max(0, z[j] - z[y] + 1)</source>
        <translation>j != y인 max(0, z[j] - z[y] + 1)의 합의 평균</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>How a gradient becomes a step.</source>
        <translation>기울기로 스텝을 만드는 방법입니다.</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Straight down the gradient of the mini-batch.</source>
        <translation>미니배치의 기울기를 따라 곧장 내려갑니다.</translation>
    </message>
    <message>
        <source>w -= rate g</source>
        <translation>w -= rate g</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Length of a step. Too large and the loss explodes, too small and nothing happens.</source>
        <translation>스텝의 크기입니다. 너무 크면 손실이 폭발하고 너무 작으면 아무 일도 일어나지 않습니다.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>A heavy ball: keeps rolling in the direction of the last steps, through noise and small hollows.</source>
        <translation>무거운 공: 노이즈와 작은 웅덩이를 지나 지난 스텝의 방향으로 계속 굴러갑니다.</translation>
    </message>
    <message>
        <source>v = momentum v + g;  w -= rate v</source>
        <translation>v = momentum v + g;  w -= rate v</translation>
    </message>
    <message>
        <source>Share of the last step that is kept. 0 is plain gradient descent.</source>
        <translation>지난 스텝을 유지하는 비율입니다. 0이면 단순한 경사 하강법입니다.</translation>
    </message>
    <message>
        <source>Nesterov momentum</source>
        <translation>네스테로프 모멘텀</translation>
    </message>
    <message>
        <source>Momentum that looks ahead: brakes earlier at the far wall of a valley.</source>
        <translation>앞을 내다보는 모멘텀: 골짜기 건너편 벽에서 더 일찍 속도를 줄입니다.</translation>
    </message>
    <message>
        <source>v = momentum v + g;  w -= rate (g + momentum v)</source>
        <translation>v = momentum v + g;  w -= rate (g + momentum v)</translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation>AdaGrad</translation>
    </message>
    <message>
        <source>Each weight's rate falls with the gradients it has seen; steps only ever get shorter.</source>
        <translation>기울기가 쌓일수록 가중치마다 학습률이 줄어듭니다. 스텝은 짧아지기만 합니다.</translation>
    </message>
    <message>
        <source>h += g^2;  w -= rate g / (sqrt(h) + epsilon)</source>
        <translation>h += g^2;  w -= rate g / (sqrt(h) + epsilon)</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>엡실론</translation>
    </message>
    <message>
        <source>Keeps the division finite where the gradient is tiny.</source>
        <translation>기울기가 아주 작을 때 나눗셈이 넘치지 않게 합니다.</translation>
    </message>
    <message>
        <source>AdaDelta</source>
        <translation>AdaDelta</translation>
    </message>
    <message>
        <source>Measures its step by earlier steps, so the rate of 1 rarely needs tuning. Starts slowly.</source>
        <translation>지난 스텝을 기준으로 스텝을 정하므로 학습률 1을 조정할 일이 드뭅니다. 느리게 시작합니다.</translation>
    </message>
    <message>
        <source>v = rho v + (1-rho) g^2;  d = sqrt(u+eps)/sqrt(v+eps) g;  u = rho u + (1-rho) d^2;  w -= rate d</source>
        <translation>v = rho v + (1-rho) g^2;  d = sqrt(u+eps)/sqrt(v+eps) g;  u = rho u + (1-rho) d^2;  w -= rate d</translation>
    </message>
    <message>
        <source>Rho</source>
        <translation>로</translation>
    </message>
    <message>
        <source>Memory of squared gradients and steps.</source>
        <translation>제곱 기울기와 스텝을 기억하는 정도입니다.</translation>
    </message>
    <message>
        <source>RMSProp</source>
        <translation>RMSProp</translation>
    </message>
    <message>
        <source>Divides by the recent size of each weight's gradient: flat and steep directions move alike.</source>
        <translation>가중치마다 최근 기울기의 크기로 나눕니다. 완만한 방향과 가파른 방향이 비슷하게 움직입니다.</translation>
    </message>
    <message>
        <source>v = alpha v + (1-alpha) g^2;  w -= rate g / (sqrt(v) + epsilon)</source>
        <translation>v = alpha v + (1-alpha) g^2;  w -= rate g / (sqrt(v) + epsilon)</translation>
    </message>
    <message>
        <source>Memory of the squared gradient.</source>
        <translation>제곱 기울기를 기억하는 정도입니다.</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Momentum and a rate per weight, both corrected for their cold start. A good first choice.</source>
        <translation>모멘텀에 가중치별 학습률을 더하고 초기 편향을 보정합니다. 처음 쓰기에 좋습니다.</translation>
    </message>
    <message>
        <source>w -= rate m^ / (sqrt(v^) + epsilon), m^ = m/(1-beta1^t), v^ = v/(1-beta2^t)</source>
        <translation>w -= rate m^ / (sqrt(v^) + epsilon), m^ = m/(1-beta1^t), v^ = v/(1-beta2^t)</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>베타 1</translation>
    </message>
    <message>
        <source>Memory of the mean gradient.</source>
        <translation>평균 기울기를 기억하는 정도입니다.</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>베타 2</translation>
    </message>
    <message>
        <source>Memory of the mean squared gradient.</source>
        <translation>평균 제곱 기울기를 기억하는 정도입니다.</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adam whose weight decay acts on the weights directly instead of through the gradient.</source>
        <translation>가중치 감쇠를 기울기가 아니라 가중치에 직접 적용하는 Adam입니다.</translation>
    </message>
    <message>
        <source>w *= 1 - rate weight_decay (weights only), then Adam</source>
        <translation>w *= 1 - rate weight_decay (가중치만), 그다음 Adam</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Share of each weight lost per step, times the rate.</source>
        <translation>스텝마다 가중치가 줄어드는 비율이며 학습률을 곱합니다.</translation>
    </message>
    <message>
        <source>Nadam</source>
        <translation>Nadam</translation>
    </message>
    <message>
        <source>Adam with Nesterov's look-ahead.</source>
        <translation>네스테로프처럼 앞을 내다보는 Adam입니다.</translation>
    </message>
    <message>
        <source>w -= rate ((1-u_t)/(1-U_t) g + u_t+1/(1-U_t+1) m) / (sqrt(v^)+eps), u_t = beta1 (1 - 0.96^(0.004 t)/2)</source>
        <translation>w -= rate ((1-u_t)/(1-U_t) g + u_t+1/(1-U_t+1) m) / (sqrt(v^)+eps), u_t = beta1 (1 - 0.96^(0.004 t)/2)</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>How the learning rate changes over the epochs.</source>
        <translation>에포크에 따라 학습률을 바꾸는 방법입니다.</translation>
    </message>
    <message>
        <source>The same rate throughout.</source>
        <translation>끝까지 같은 학습률을 씁니다.</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>rate</translation>
    </message>
    <message>
        <source>Multiplies the rate by gamma every few epochs.</source>
        <translation>몇 에포크마다 학습률에 감마를 곱합니다.</translation>
    </message>
    <message>
        <source>rate gamma^floor(t / step_size)</source>
        <translation>rate gamma^floor(t / step_size)</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>Epochs between two cuts.</source>
        <translation>감소 사이의 에포크 수입니다.</translation>
    </message>
    <message>
        <source>Factor of each cut.</source>
        <translation>감소할 때마다 곱하는 값입니다.</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>Multiplies the rate by gamma once an epoch, smoothly.</source>
        <translation>에포크마다 학습률에 감마를 매끄럽게 곱합니다.</translation>
    </message>
    <message>
        <source>rate gamma^t</source>
        <translation>rate gamma^t</translation>
    </message>
    <message>
        <source>Factor per epoch.</source>
        <translation>에포크마다 곱하는 값입니다.</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>Half a cosine from the rate down to the minimum at the last epoch.</source>
        <translation>마지막 에포크에 최솟값이 되도록 코사인 반 주기를 따라 내려갑니다.</translation>
    </message>
    <message>
        <source>minimum + (rate - minimum) (1 + cos(pi t / epochs)) / 2</source>
        <translation>minimum + (rate - minimum) (1 + cos(pi t / epochs)) / 2</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>The rate at the end.</source>
        <translation>마지막의 학습률입니다.</translation>
    </message>
    <message>
        <source>Cosine with restarts</source>
        <translation>재시작 코사인</translation>
    </message>
    <message>
        <source>Half a cosine down, then back to the full rate, again and again; each period may be longer than the last.</source>
        <translation>코사인 반 주기를 따라 내려갔다가 처음 학습률로 돌아가기를 되풀이합니다. 주기를 갈수록 늘릴 수 있습니다.</translation>
    </message>
    <message>
        <source>minimum + (rate - minimum) (1 + cos(pi t' / T)) / 2, with t' the epochs since the last restart</source>
        <translation>minimum + (rate - minimum) (1 + cos(pi t' / T)) / 2, t'는 마지막 재시작 이후의 에포크</translation>
    </message>
    <message>
        <source>First period</source>
        <translation>첫 주기</translation>
    </message>
    <message>
        <source>Epochs until the first restart.</source>
        <translation>첫 재시작까지의 에포크 수입니다.</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>주기 배율</translation>
    </message>
    <message>
        <source>How many times as long each period is as the last one.</source>
        <translation>주기가 앞 주기의 몇 배인지 정합니다.</translation>
    </message>
    <message>
        <source>The rate at the end of each period.</source>
        <translation>각 주기 끝의 학습률입니다.</translation>
    </message>
    <message>
        <source>Warm-up + cosine</source>
        <translation>워밍업 + 코사인</translation>
    </message>
    <message>
        <source>Rises from a third of the rate over the first epochs, then follows half a cosine.</source>
        <translation>첫 에포크들 동안 학습률의 3분의 1에서 올라간 뒤 코사인 반 주기를 따릅니다.</translation>
    </message>
    <message>
        <source>rate (1/3 + 2/3 t / warmup) up to warmup, then cosine over the rest</source>
        <translation>warmup까지 rate (1/3 + 2/3 t / warmup), 그 뒤에는 코사인</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>Epochs of rising rate.</source>
        <translation>학습률이 올라가는 에포크 수입니다.</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>원사이클</translation>
    </message>
    <message>
        <source>Rises to the rate along half a cosine, then falls far below the start along another one.</source>
        <translation>코사인 반 주기를 따라 학습률까지 올라간 뒤, 다시 반 주기를 따라 처음보다 훨씬 낮게 내려갑니다.</translation>
    </message>
    <message>
        <source>rate / div_factor, up to rate at pct_start epochs - 1, down to start / final_div_factor at epochs - 1</source>
        <translation>rate / div_factor에서 시작해 pct_start epochs - 1에 rate까지 올라가고, epochs - 1에 start / final_div_factor까지 내려감</translation>
    </message>
    <message>
        <source>Rising share</source>
        <translation>상승 구간 비율</translation>
    </message>
    <message>
        <source>Share of the epochs that the rise takes.</source>
        <translation>전체 에포크 중 올라가는 구간의 비율입니다.</translation>
    </message>
    <message>
        <source>Start divisor</source>
        <translation>시작 나눗수</translation>
    </message>
    <message>
        <source>The first rate is the rate divided by this.</source>
        <translation>처음 학습률은 학습률을 이 값으로 나눈 것입니다.</translation>
    </message>
    <message>
        <source>End divisor</source>
        <translation>끝 나눗수</translation>
    </message>
    <message>
        <source>The last rate is the first one divided by this.</source>
        <translation>마지막 학습률은 처음 학습률을 이 값으로 나눈 것입니다.</translation>
    </message>
    <message>
        <source>1/t</source>
        <translation>1/t</translation>
    </message>
    <message>
        <source>Falls like 1/t: fast at first, then ever more slowly.</source>
        <translation>1/t처럼 처음에는 빠르게, 갈수록 천천히 줄어듭니다.</translation>
    </message>
    <message>
        <source>rate / (1 + decay t)</source>
        <translation>rate / (1 + decay t)</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>감쇠</translation>
    </message>
    <message>
        <source>How fast the rate falls, per epoch.</source>
        <translation>에포크마다 학습률이 줄어드는 빠르기입니다.</translation>
    </message>
    <message>
        <source>Reduce on plateau</source>
        <translation>정체 시 감소</translation>
    </message>
    <message>
        <source>Cuts the rate when the validation loss (or the training loss, without validation) stops falling.</source>
        <translation>검증 손실(검증 데이터가 없으면 훈련 손실)이 더 줄지 않으면 학습률을 낮춥니다.</translation>
    </message>
    <message>
        <source>rate factor^cuts; a cut when more than `patience` epochs in a row were not better by `threshold`</source>
        <translation>rate factor^감소 횟수; `threshold` 넘게 나아지지 않은 에포크가 연속 `patience`개를 넘으면 감소</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>대기 에포크</translation>
    </message>
    <message>
        <source>Epochs without improvement that are tolerated.</source>
        <translation>나아지지 않아도 기다리는 에포크 수입니다.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>문턱값</translation>
    </message>
    <message>
        <source>Relative improvement that counts.</source>
        <translation>개선으로 인정하는 상대적 크기입니다.</translation>
    </message>
    <message>
        <source>The rate is never cut below this.</source>
        <translation>학습률을 이 값 아래로는 낮추지 않습니다.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Examples per step. As many as there are (or more) is full-batch descent.</source>
        <translation>스텝마다 쓰는 샘플 수입니다. 전체 수 이상이면 전체 배치 경사 하강법입니다.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크 수</translation>
    </message>
    <message>
        <source>Passes over the training data.</source>
        <translation>훈련 데이터를 모두 훑는 횟수입니다.</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Penalty on the size of weights; drives many to zero.</source>
        <translation>가중치의 크기에 주는 벌점입니다. 많은 가중치를 0으로 만듭니다.</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Penalty on squared weights (half of it); keeps all small.</source>
        <translation>가중치 제곱(의 절반)에 주는 벌점입니다. 모든 가중치를 작게 유지합니다.</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>기울기 클리핑</translation>
    </message>
    <message>
        <source>Limits a gradient that is too long.</source>
        <translation>너무 긴 기울기를 제한합니다.</translation>
    </message>
    <message>
        <source>Leaves the gradient as it is.</source>
        <translation>기울기를 그대로 둡니다.</translation>
    </message>
    <message>
        <source>By norm</source>
        <translation>노름 기준</translation>
    </message>
    <message>
        <source>Shortens the whole gradient to a longest length; its direction stays.</source>
        <translation>기울기 전체의 길이를 최대 길이로 줄입니다. 방향은 그대로입니다.</translation>
    </message>
    <message>
        <source>g *= min(1, max_norm / (|g| + 1e-6))</source>
        <translation>g *= min(1, max_norm / (|g| + 1e-6))</translation>
    </message>
    <message>
        <source>Largest norm</source>
        <translation>최대 노름</translation>
    </message>
    <message>
        <source>The length above which the gradient is shortened.</source>
        <translation>기울기가 이 길이를 넘으면 줄입니다.</translation>
    </message>
    <message>
        <source>By value</source>
        <translation>값 기준</translation>
    </message>
    <message>
        <source>Limits every component of the gradient; its direction may change.</source>
        <translation>기울기의 성분마다 제한합니다. 방향이 바뀔 수 있습니다.</translation>
    </message>
    <message>
        <source>g = min(max(g, -max_value), max_value)</source>
        <translation>g = min(max(g, -max_value), max_value)</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>The size above which a component is cut.</source>
        <translation>성분이 이 크기를 넘으면 자릅니다.</translation>
    </message>
    <message>
        <source>Weight constraint</source>
        <translation>가중치 제약</translation>
    </message>
    <message>
        <source>What the weights must keep to after every step.</source>
        <translation>스텝이 끝날 때마다 가중치가 지켜야 하는 것입니다.</translation>
    </message>
    <message>
        <source>Leaves the weights as the optimizer made them.</source>
        <translation>가중치를 옵티마이저가 만든 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Max norm</source>
        <translation>최대 노름</translation>
    </message>
    <message>
        <source>After every step the weights into a unit, taken together, are shortened to a longest length.</source>
        <translation>스텝이 끝날 때마다 한 유닛으로 들어오는 가중치 전체를 최대 길이로 줄입니다.</translation>
    </message>
    <message>
        <source>w *= limit / (|w| + 1e-7) where |w| &gt; limit, per unit</source>
        <translation>|w| &gt; limit이면 w *= limit / (|w| + 1e-7), 유닛마다</translation>
    </message>
    <message>
        <source>The longest a unit's weights may be.</source>
        <translation>한 유닛의 가중치가 가질 수 있는 최대 길이입니다.</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>클래스 가중치</translation>
    </message>
    <message>
        <source>How much the examples of a class count in the training loss; evaluation counts all alike.</source>
        <translation>훈련 손실에서 한 클래스의 예제가 차지하는 비중입니다. 평가에서는 모두 같습니다.</translation>
    </message>
    <message>
        <source>Every example counts the same, so that a frequent class counts more than a rare one.</source>
        <translation>모든 예제의 비중이 같으므로 흔한 클래스가 드문 클래스보다 더 큰 비중을 차지합니다.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>균형</translation>
    </message>
    <message>
        <source>A rare class counts as much as a frequent one: weights are one over its share of the training part.</source>
        <translation>드문 클래스도 흔한 클래스와 같은 비중을 갖습니다. 가중치는 훈련 데이터에서 차지하는 비율의 역수입니다.</translation>
    </message>
    <message>
        <source>w[c] = examples / (classes · examples of c)</source>
        <translation>w[c] = 예제 수 / (클래스 수 · c의 예제 수)</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>직접 지정</translation>
    </message>
    <message>
        <source>A weight for every class; only their ratios matter.</source>
        <translation>클래스마다 가중치를 정합니다. 서로의 비율만 의미가 있습니다.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>One number per class, in the order of the classes; empty: all are 1.</source>
        <translation>클래스 순서대로 클래스마다 숫자 하나입니다. 비워 두면 모두 1입니다.</translation>
    </message>
    <message>
        <source>Data augmentation</source>
        <translation>데이터 증강</translation>
    </message>
    <message>
        <source>Changes the training examples of every mini-batch a little.</source>
        <translation>미니배치마다 훈련 예제를 조금씩 바꿉니다.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Images move by up to this much along each side.</source>
        <translation>이미지가 가로와 세로로 최대 이만큼 움직입니다.</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>Images turn by up to this angle, either way.</source>
        <translation>이미지가 양쪽 방향으로 최대 이 각도만큼 회전합니다.</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>도</translation>
    </message>
    <message>
        <source>Elastic</source>
        <translation>탄성 변형</translation>
    </message>
    <message>
        <source>Images are warped smoothly: standard deviation of the displacement of a pixel.</source>
        <translation>이미지를 부드럽게 일그러뜨립니다. 픽셀이 움직이는 거리의 표준편차입니다.</translation>
    </message>
    <message>
        <source>Input noise</source>
        <translation>입력 노이즈</translation>
    </message>
    <message>
        <source>Standard deviation of what is added to every scaled input.</source>
        <translation>스케일링된 모든 입력에 더하는 값의 표준편차입니다.</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>흔들기</translation>
    </message>
    <message>
        <source>Points move: standard deviation in the units of their coordinates, before features and scaling.</source>
        <translation>점이 움직입니다. 특성 계산과 스케일링 전 좌표 단위의 표준편차입니다.</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <source>Stop when the validation loss gets no better.</source>
        <translation>검증 손실이 더 나아지지 않으면 멈춥니다.</translation>
    </message>
    <message>
        <source>Epochs without a better validation loss.</source>
        <translation>검증 손실이 나아지지 않아도 기다리는 에포크 수입니다.</translation>
    </message>
    <message>
        <source>Least improvement</source>
        <translation>최소 개선폭</translation>
    </message>
    <message>
        <source>What counts as better.</source>
        <translation>개선으로 인정하는 크기입니다.</translation>
    </message>
    <message>
        <source>Restore best</source>
        <translation>최적 가중치 복원</translation>
    </message>
    <message>
        <source>Go back to the weights of the best epoch when stopping.</source>
        <translation>멈출 때 가장 좋았던 에포크의 가중치로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Order seed</source>
        <translation>순서 시드</translation>
    </message>
    <message>
        <source>Decides the order of examples and the dropout.</source>
        <translation>샘플의 순서와 드롭아웃을 정합니다.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>The title of the experiment.</source>
        <translation>실험의 제목입니다.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>One sentence on what to look at.</source>
        <translation>무엇을 살펴볼지 한 문장으로 적습니다.</translation>
    </message>
    <message>
        <source>Lowest rate</source>
        <translation>최저 학습률</translation>
    </message>
    <message>
        <source>Where the test starts.</source>
        <translation>검사를 시작하는 값입니다.</translation>
    </message>
    <message>
        <source>Highest rate</source>
        <translation>최고 학습률</translation>
    </message>
    <message>
        <source>Where the test ends, unless the loss explodes before.</source>
        <translation>손실이 먼저 폭발하지 않으면 검사가 끝나는 값입니다.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Mini-batches from the lowest to the highest rate.</source>
        <translation>최저에서 최고 학습률까지의 미니배치 수입니다.</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>In what the networks differ: in their seeds, or in the examples they see.</source>
        <translation>신경망들이 시드에서 다른지, 보는 예제에서 다른지 정합니다.</translation>
    </message>
    <message>
        <source>Seeds (ensemble)</source>
        <translation>시드(앙상블)</translation>
    </message>
    <message>
        <source>Trains the network several times from other weights, and averages what they predict.</source>
        <translation>다른 가중치에서 신경망을 여러 번 학습하고 예측을 평균합니다.</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>신경망 수</translation>
    </message>
    <message>
        <source>How many networks are trained.</source>
        <translation>학습할 신경망의 수입니다.</translation>
    </message>
    <message>
        <source>Examples (cross-validation)</source>
        <translation>예제(교차 검증)</translation>
    </message>
    <message>
        <source>Shares the training and the validation part out to folds of equal size. Each network holds another fold out as its validation part and learns from the rest.</source>
        <translation>훈련 데이터와 검증 데이터를 같은 크기의 폴드로 나눕니다. 신경망마다 다른 폴드를 검증에 쓰고 나머지로 학습합니다.</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>폴드 수</translation>
    </message>
    <message>
        <source>How many folds, and so how many networks.</source>
        <translation>폴드의 수이며 신경망의 수이기도 합니다.</translation>
    </message>
    <message>
        <source>Passes over the training data, for each network.</source>
        <translation>신경망마다 훈련 데이터를 도는 횟수입니다.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>A film that plays everywhere, one that is smaller, or a folder of pictures.</source>
        <translation>어디서나 재생되는 영상, 더 작은 영상, 또는 그림을 담은 폴더.</translation>
    </message>
    <message>
        <source>GIF</source>
        <translation>GIF</translation>
    </message>
    <message>
        <source>Animated PNG</source>
        <translation>움직이는 PNG</translation>
    </message>
    <message>
        <source>Numbered PNGs</source>
        <translation>번호를 매긴 PNG</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>그림 수</translation>
    </message>
    <message>
        <source>How many pictures there are.</source>
        <translation>그림이 모두 몇 장인가.</translation>
    </message>
    <message>
        <source>From epoch</source>
        <translation>시작 에포크</translation>
    </message>
    <message>
        <source>What the first picture shows; 0: untrained.</source>
        <translation>첫 그림이 보일 에포크. 0은 학습하기 전입니다.</translation>
    </message>
    <message>
        <source>To epoch</source>
        <translation>끝 에포크</translation>
    </message>
    <message>
        <source>What the last picture shows.</source>
        <translation>마지막 그림이 보일 에포크.</translation>
    </message>
    <message>
        <source>Width and height of the pictures.</source>
        <translation>그림의 너비와 높이.</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>재생 속도</translation>
    </message>
    <message>
        <source>Pictures per second.</source>
        <translation>1초에 보이는 그림 수.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>The colours of the window. System: light or dark as the desktop is.</source>
        <translation>창의 색. 시스템: 데스크톱을 따라 밝거나 어둡게.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>The language of the window.</source>
        <translation>창의 언어.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>한국어</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>애니메이션</translation>
    </message>
    <message>
        <source>When the network changes, its columns glide to their new places.</source>
        <translation>신경망이 바뀌면 열이 새 자리로 미끄러져 갑니다.</translation>
    </message>
    <message>
        <source>Updates per second</source>
        <translation>초당 갱신 횟수</translation>
    </message>
    <message>
        <source>How often pictures and plots follow a training, if the computer is fast enough. More often takes time from the training.</source>
        <translation>컴퓨터가 충분히 빠르다면 그림과 그래프가 학습을 따라가는 빈도. 잦을수록 학습 시간을 빼앗습니다.</translation>
    </message>
    <message>
        <source>BLAS threads</source>
        <translation>BLAS 스레드</translation>
    </message>
    <message>
        <source>Threads for the products of large matrices. More than one helps wide layers only, and results may differ in the last digits from those of one thread.</source>
        <translation>큰 행렬 곱에 쓰는 스레드 수. 둘 이상은 넓은 층에만 도움이 되고, 결과의 마지막 자릿수가 스레드 하나일 때와 다를 수 있습니다.</translation>
    </message>
    <message>
        <source>Autosave</source>
        <translation>자동 저장</translation>
    </message>
    <message>
        <source>Copy unsaved work two seconds after an edit and while training, to be offered after a crash.</source>
        <translation>편집 2초 뒤와 학습 중에 저장하지 않은 작업을 복사해 두었다가, 비정상 종료 뒤에 복구를 제안합니다.</translation>
    </message>
    <message>
        <source>Seconds between copies</source>
        <translation>복사 간격(초)</translation>
    </message>
    <message>
        <source>The time between two copies while training.</source>
        <translation>학습 중 두 복사 사이의 시간.</translation>
    </message>
    <message>
        <source>Keep every run</source>
        <translation>모든 실행 남기기</translation>
    </message>
    <message>
        <source>Keep a run by itself when it is reset or needs new weights; the oldest without a star go first.</source>
        <translation>초기화하거나 새 가중치가 필요할 때 실행을 저절로 남깁니다. 별표가 없는 가장 오래된 것부터 사라집니다.</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>There is no report of an experiment that cannot run.</source>
        <translation>실행할 수 없는 실험의 보고서는 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>Writing {file}...</source>
        <translation>{file} 쓰는 중...</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>{file} 저장됨.</translation>
    </message>
    <message>
        <source>The report was not written because of an error in the program: {error}</source>
        <translation>프로그램 오류로 보고서를 쓰지 못했습니다: {error}</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>Draw behind the curves</source>
        <translation>곡선 뒤에 그리기</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>별표</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Open as experiment</source>
        <translation>실험으로 열기</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>행 복사</translation>
    </message>
    <message>
        <source>Export the table as CSV...</source>
        <translation>표를 CSV로 내보내기...</translation>
    </message>
    <message>
        <source>Export all curves as CSV...</source>
        <translation>모든 곡선을 CSV로 내보내기...</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>{file} 파일을 저장했습니다.</translation>
    </message>
</context>
<context>
    <name>RunAxis</name>
    <message>
        <source>epoch {n:g}</source>
        <translation>에포크 {n:g}</translation>
    </message>
    <message>
        <source>step {n:,}</source>
        <translation>스텝 {n:,}</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n}초</translation>
    </message>
</context>
<context>
    <name>RunColumns</name>
    <message>
        <source>Draw this run behind the curves of loss and accuracy</source>
        <translation>손실과 정확도 곡선 뒤에 이 실행을 그립니다</translation>
    </message>
    <message>
        <source>Star: never dropped by itself</source>
        <translation>별표: 저절로 사라지지 않습니다</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>훈련 손실</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Seeds of the data, of the weights and of the order</source>
        <translation>데이터, 가중치, 순서의 시드</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Loss, {part}</source>
        <translation>손실, {part}</translation>
    </message>
    <message>
        <source>% or R², {part}</source>
        <translation>% 또는 R², {part}</translation>
    </message>
    <message>
        <source>Time per epoch</source>
        <translation>에포크당 시간</translation>
    </message>
</context>
<context>
    <name>RunPlot</name>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Seconds of training</source>
        <translation>학습 시간(초)</translation>
    </message>
    <message>
        <source>X axis</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>평활화</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>로그 눈금</translation>
    </message>
    <message>
        <source>by epoch</source>
        <translation>에포크별</translation>
    </message>
    <message>
        <source>by step</source>
        <translation>스텝별</translation>
    </message>
    <message>
        <source>by second of training</source>
        <translation>학습 시간(초)별</translation>
    </message>
    <message>
        <source>+ {n} kept</source>
        <translation>+ 남긴 실행 {n}개</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Runs</source>
        <translation>실행 기록</translation>
    </message>
    <message>
        <source>Back to its place (Esc)</source>
        <translation>제자리로 (Esc)</translation>
    </message>
    <message>
        <source>Maximise (double click)</source>
        <translation>최대화 (두 번 클릭)</translation>
    </message>
    <message>
        <source>Keep every run</source>
        <translation>모든 실행 남기기</translation>
    </message>
    <message>
        <source>Keep a run by itself when it is reset or needs new weights;
the oldest without a star go first.</source>
        <translation>초기화하거나 새 가중치가 필요할 때 실행을 저절로 남깁니다.
별표가 없는 가장 오래된 것부터 사라집니다.</translation>
    </message>
    <message>
        <source>No run yet. Train, then keep the run with Train &gt; Snapshot (Ctrl+K).</source>
        <translation>아직 실행이 없습니다. 학습한 뒤 학습 &gt; 스냅샷(Ctrl+K)으로 실행을 남기세요.</translation>
    </message>
    <message>
        <source>What can be done with the selected runs</source>
        <translation>선택한 실행으로 할 수 있는 일</translation>
    </message>
    <message>
        <source>Current run</source>
        <translation>현재 실행</translation>
    </message>
    <message>
        <source>maximise to compare</source>
        <translation>최대화하면 비교합니다</translation>
    </message>
    <message>
        <source>{n} kept</source>
        <translation>{n}개 남김</translation>
    </message>
</context>
<context>
    <name>Safety</name>
    <message>
        <source>No copy of unsaved work can be kept; save often. {reason}</source>
        <translation>저장하지 않은 작업의 사본을 보관할 수 없습니다. 자주 저장하십시오. {reason}</translation>
    </message>
</context>
<context>
    <name>SampleBar</name>
    <message>
        <source>Test example {n} of {count}</source>
        <translation>테스트 예제 {count}개 중 {n}번째</translation>
    </message>
    <message>
        <source>Validation example {n} of {count}</source>
        <translation>검증 예제 {count}개 중 {n}번째</translation>
    </message>
    <message>
        <source>Training example {n} of {count}</source>
        <translation>훈련 예제 {count}개 중 {n}번째</translation>
    </message>
    <message>
        <source>Show the example before (Page Up)</source>
        <translation>이전 예제 보기 (Page Up)</translation>
    </message>
    <message>
        <source>Show the next example (Page Down)</source>
        <translation>다음 예제 보기 (Page Down)</translation>
    </message>
</context>
<context>
    <name>SampleGrid</name>
    <message>
        <source>row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>{wrong} wrong</source>
        <translation>{wrong}개 틀림</translation>
    </message>
    <message>
        <source>{wrong} of {total} wrong</source>
        <translation>{total}개 중 {wrong}개 틀림</translation>
    </message>
    <message>
        <source>mistakes first</source>
        <translation>틀린 것 먼저</translation>
    </message>
    <message>
        <source>Show what is taken for another class before all others.</source>
        <translation>다른 클래스로 잘못 판단한 샘플을 먼저 보입니다.</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>앞 쪽</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>다음 쪽</translation>
    </message>
    <message>
        <source>Examples and what they are taken for</source>
        <translation>샘플과 그에 대한 판단</translation>
    </message>
</context>
<context>
    <name>SeedField</name>
    <message>
        <source>Use the next seed</source>
        <translation>다음 시드 사용</translation>
    </message>
</context>
<context>
    <name>SeedSpread</name>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop training the networks of other seeds.</source>
        <translation>다른 시드의 신경망 학습을 멈춥니다.</translation>
    </message>
    <message>
        <source>Train {n} seeds</source>
        <translation>시드 {n}개 학습</translation>
    </message>
    <message>
        <source>Train the experiment from {n} other seeds, for as many epochs as the curve has now.</source>
        <translation>다른 시드 {n}개로 실험을 학습합니다. 에포크 수는 지금 곡선과 같습니다.</translation>
    </message>
    <message>
        <source>Seed {n} of {all}</source>
        <translation>시드 {all}개 중 {n}번째</translation>
    </message>
    <message>
        <source>The experiment has been changed since.</source>
        <translation>그 뒤로 실험이 바뀌었습니다.</translation>
    </message>
    <message>
        <source>{n} of {all} networks diverged.</source>
        <translation>신경망 {all}개 중 {n}개가 발산했습니다.</translation>
    </message>
    <message>
        <source>{n} seeds, {epochs:,} epochs each</source>
        <translation>시드 {n}개, 각 {epochs:,}에포크</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>There are no points yet; draw some on the output map.</source>
        <translation>아직 점이 없습니다. 출력 지도에 점을 그리십시오.</translation>
    </message>
    <message>
        <source>Points are described by four numbers each: x1, x2, class and number.</source>
        <translation>점 하나는 x1, x2, 클래스, 번호의 네 수로 나타냅니다.</translation>
    </message>
    <message>
        <source>A point lies outside of the square from {low:g} to {high:g}.</source>
        <translation>{low:g}부터 {high:g}까지의 정사각형 밖에 점이 있습니다.</translation>
    </message>
    <message>
        <source>The class and the number of a point must be whole numbers from 0 on.</source>
        <translation>점의 클래스와 번호는 0 이상의 정수여야 합니다.</translation>
    </message>
    <message>
        <source>There are points of class {number}; allow as many classes, or erase them.</source>
        <translation>클래스 {number}의 점이 있습니다. 클래스 수를 늘리거나 그 점들을 지우십시오.</translation>
    </message>
    <message>
        <source>the other array is missing: there is no file {name} beside it</source>
        <translation>짝이 되는 배열이 없습니다. 같은 폴더에 {name} 파일이 없습니다</translation>
    </message>
    <message>
        <source>No file of arrays is chosen; import one.</source>
        <translation>선택한 배열 파일이 없습니다. 파일을 가져오십시오.</translation>
    </message>
    <message>
        <source>The arrays need either two classes or more, or targets; import them again.</source>
        <translation>배열에는 둘 이상의 클래스나 목표값이 있어야 합니다. 다시 가져오십시오.</translation>
    </message>
    <message>
        <source>The arrays are not described well; import them again.</source>
        <translation>배열의 설명이 맞지 않습니다. 다시 가져오십시오.</translation>
    </message>
    <message>
        <source>x must have 1 to 4 dimensions and y 1 or 2, but they have {x} and {y}</source>
        <translation>x는 1~4차원, y는 1~2차원이어야 하지만 {x}차원과 {y}차원입니다</translation>
    </message>
    <message>
        <source>x has {x} rows, but y has {y}</source>
        <translation>x는 {x}행인데 y는 {y}행입니다</translation>
    </message>
    <message>
        <source>it has {n} rows; {least} are needed at least</source>
        <translation>{n}행뿐입니다. 적어도 {least}행이 필요합니다</translation>
    </message>
    <message>
        <source>y must hold one label per row, but has {n}</source>
        <translation>y에는 행마다 레이블이 하나여야 하지만 {n}개입니다</translation>
    </message>
    <message>
        <source>labels in y must lie between 0 and {n}</source>
        <translation>y의 레이블은 0에서 {n} 사이여야 합니다</translation>
    </message>
    <message>
        <source>its arrays are no longer those that were imported; import it again</source>
        <translation>배열이 가져올 때와 다릅니다. 다시 가져오십시오</translation>
    </message>
    <message>
        <source>{name} is not finite in row {row}, counted from 0</source>
        <translation>{name}의 {row}행(0부터 셈)에 유한하지 않은 값이 있습니다</translation>
    </message>
    <message>
        <source>pictures of more than {n} x {n} pixels are not read</source>
        <translation>{n} x {n} 픽셀보다 큰 그림은 읽지 않습니다</translation>
    </message>
    <message>
        <source>y has more than {n} targets</source>
        <translation>y의 목표값이 {n}개를 넘습니다</translation>
    </message>
    <message>
        <source>row {row}, column {title}: "{cell}" is not a number</source>
        <translation>{row}행 {title} 열: "{cell}"은(는) 수가 아닙니다</translation>
    </message>
    <message>
        <source>column {title} has more than {n} different values</source>
        <translation>{title} 열에 서로 다른 값이 {n}개보다 많습니다</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>파일이 비어 있습니다</translation>
    </message>
    <message>
        <source>row {row} cannot be read: a quote is not closed, or a cell is too long</source>
        <translation>{row}행을 읽을 수 없습니다. 따옴표가 닫히지 않았거나 칸이 너무 깁니다</translation>
    </message>
    <message>
        <source>row {row} has {count} cells instead of {wanted}</source>
        <translation>{row}행의 칸이 {wanted}개가 아니라 {count}개입니다</translation>
    </message>
    <message>
        <source>there is no column {title}; import it again</source>
        <translation>{title} 열이 없습니다. 다시 가져오십시오</translation>
    </message>
    <message>
        <source>this is no CIFAR-10 batch: its size is no multiple of {n} bytes</source>
        <translation>CIFAR-10 배치가 아닙니다. 크기가 {n}바이트의 배수가 아닙니다</translation>
    </message>
    <message>
        <source>this is no CIFAR-10 batch: it has the label {label}</source>
        <translation>CIFAR-10 배치가 아닙니다. 레이블 {label}이(가) 있습니다</translation>
    </message>
    <message>
        <source>this is no PNG or JPEG picture, or it is damaged or too large</source>
        <translation>PNG나 JPEG 그림이 아니거나, 손상되었거나 너무 큽니다</translation>
    </message>
    <message>
        <source>there is nothing here that can decode pictures</source>
        <translation>여기에는 그림을 해독할 수 있는 것이 없습니다</translation>
    </message>
    <message>
        <source>its labels are missing: there is no file {name} beside it</source>
        <translation>레이블이 없습니다. 같은 폴더에 {name} 파일이 없습니다</translation>
    </message>
    <message>
        <source>its pictures are missing: there is no file {name} beside it</source>
        <translation>그림이 없습니다. 같은 폴더에 {name} 파일이 없습니다</translation>
    </message>
    <message>
        <source>it has {found} dimensions instead of {wanted}</source>
        <translation>차원이 {wanted}이 아니라 {found}입니다</translation>
    </message>
    <message>
        <source>it ends after {found} of {said} values</source>
        <translation>값 {said}개 중 {found}개에서 끝납니다</translation>
    </message>
    <message>
        <source>it announces more than the {limit} values that are read</source>
        <translation>헤더에 적힌 값의 수가 읽을 수 있는 {limit}개보다 많습니다</translation>
    </message>
    <message>
        <source>it is too short for the {said} values its header announces</source>
        <translation>헤더에 적힌 값 {said}개보다 파일이 짧습니다</translation>
    </message>
    <message>
        <source>no file in this folder is called like train-images-idx3-ubyte or ...ubyte.gz</source>
        <translation>폴더에 train-images-idx3-ubyte나 ...ubyte.gz 같은 이름의 파일이 없습니다</translation>
    </message>
    <message>
        <source>this is not an IDX file</source>
        <translation>IDX 파일이 아닙니다</translation>
    </message>
    <message>
        <source>only IDX files of unsigned bytes are read</source>
        <translation>부호 없는 바이트의 IDX 파일만 읽습니다</translation>
    </message>
    <message>
        <source>it ends within its header</source>
        <translation>헤더가 끝나기 전에 파일이 끝납니다</translation>
    </message>
    <message>
        <source>it is longer than the {said} values its header announces</source>
        <translation>헤더에 적힌 값 {said}개보다 파일이 깁니다</translation>
    </message>
    <message>
        <source>it has only the sub-folder {name}; two classes are needed at least</source>
        <translation>하위 폴더가 {name} 하나뿐입니다. 클래스가 두 개 이상 필요합니다</translation>
    </message>
    <message>
        <source>No folder of pictures is chosen; import one.</source>
        <translation>그림 폴더가 선택되지 않았습니다. 하나를 가져오십시오.</translation>
    </message>
    <message>
        <source>it has no sub-folders; put the pictures of each class into one of their own</source>
        <translation>하위 폴더가 없습니다. 클래스마다 하위 폴더를 만들어 그림을 넣으십시오</translation>
    </message>
    <message>
        <source>it has more than {n} sub-folders</source>
        <translation>하위 폴더가 {n}개를 넘습니다</translation>
    </message>
    <message>
        <source>the sub-folder {name} holds no PNG or JPEG picture</source>
        <translation>하위 폴더 {name}에 PNG나 JPEG 그림이 없습니다</translation>
    </message>
    <message>
        <source>it has {n} pictures; {least} are needed at least</source>
        <translation>그림이 {n}장입니다. {least}장 이상 필요합니다</translation>
    </message>
    <message>
        <source>its sub-folders are no longer those that were imported; import it again</source>
        <translation>하위 폴더가 가져올 때와 다릅니다. 다시 가져오십시오</translation>
    </message>
    <message>
        <source>these are too many pictures for this size; choose a smaller one</source>
        <translation>이 크기로는 그림이 너무 많습니다. 더 작은 크기를 고르십시오</translation>
    </message>
    <message>
        <source>it holds {kind} instead of numbers</source>
        <translation>숫자가 아니라 {kind}이(가) 들어 있습니다</translation>
    </message>
    <message>
        <source>it announces more than the {n} MB that are read</source>
        <translation>읽을 수 있는 {n} MB보다 크다고 적혀 있습니다</translation>
    </message>
    <message>
        <source>it holds two arrays of one name</source>
        <translation>이름이 같은 배열이 둘 있습니다</translation>
    </message>
    <message>
        <source>it holds no array called {name}, but {names}</source>
        <translation>{name} 배열이 없고 {names}이(가) 있습니다</translation>
    </message>
    <message>
        <source>this is not a file of NumPy arrays, or it is damaged</source>
        <translation>NumPy 배열 파일이 아니거나 손상되었습니다</translation>
    </message>
    <message>
        <source>No file of pictures is chosen; import one.</source>
        <translation>선택한 그림 파일이 없습니다. 하나를 가져오십시오.</translation>
    </message>
    <message>
        <source>There must be at least two classes.</source>
        <translation>클래스는 적어도 둘이어야 합니다.</translation>
    </message>
    <message>
        <source>it has the label {label}, but only {count} classes are expected; import it again</source>
        <translation>클래스는 {count}개여야 하는데 레이블 {label}이(가) 있습니다. 다시 가져오십시오</translation>
    </message>
    <message>
        <source>There must be one file of labels for each file of pictures.</source>
        <translation>그림 파일마다 레이블 파일이 하나씩 있어야 합니다.</translation>
    </message>
    <message>
        <source>it has {labels} labels, but {file} has {pictures} pictures</source>
        <translation>레이블은 {labels}개인데 {file} 파일의 그림은 {pictures}개입니다</translation>
    </message>
    <message>
        <source>its pictures have {size} pixels, but those of {file} have {other}</source>
        <translation>그림이 {size} 픽셀인데 {file} 파일의 그림은 {other} 픽셀입니다</translation>
    </message>
    <message>
        <source>it has {rows} pictures of {size} pixels, but {said} of {said_size} are expected; import it again</source>
        <translation>{said_size} 픽셀 그림 {said}개여야 하는데 {size} 픽셀 그림 {rows}개가 있습니다. 다시 가져오십시오</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>그런 파일이 없습니다</translation>
    </message>
    <message>
        <source>it may not be read</source>
        <translation>읽을 권한이 없습니다</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>폴더입니다</translation>
    </message>
    <message>
        <source>{file}: {reason}.</source>
        <translation>{file}: {reason}.</translation>
    </message>
    <message>
        <source>the compressed data are damaged or cut off</source>
        <translation>압축 데이터가 손상되었거나 잘렸습니다</translation>
    </message>
    <message>
        <source>there is not enough memory for it</source>
        <translation>메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>읽을 수 없습니다</translation>
    </message>
    <message>
        <source>No table is chosen; import one.</source>
        <translation>선택한 표가 없습니다. 하나를 가져오십시오.</translation>
    </message>
    <message>
        <source>The table needs at least one input and a target; import it again.</source>
        <translation>표에는 입력이 적어도 하나, 그리고 타깃이 필요합니다. 다시 가져오십시오.</translation>
    </message>
    <message>
        <source>The table needs a range for each input; import it again.</source>
        <translation>표에는 입력마다 범위가 필요합니다. 다시 가져오십시오.</translation>
    </message>
    <message>
        <source>it has {rows} rows that can be used, but {said} are expected; import it again</source>
        <translation>쓸 수 있는 행이 {said}개여야 하는데 {rows}개입니다. 다시 가져오십시오</translation>
    </message>
    <message>
        <source>column {title} has the class {name}, which is not expected; import it again</source>
        <translation>{title} 열에 예상하지 못한 클래스 {name}이(가) 있습니다. 다시 가져오십시오</translation>
    </message>
    <message>
        <source>column {title} holds nothing; leave it out</source>
        <translation>{title} 열이 비어 있습니다. 이 열을 빼십시오</translation>
    </message>
    <message>
        <source>column {title} has only one class</source>
        <translation>{title} 열에 클래스가 하나뿐입니다</translation>
    </message>
    <message>
        <source>it is too large: more than {n} values in all inputs</source>
        <translation>너무 큽니다. 입력의 값이 모두 {n}개를 넘습니다</translation>
    </message>
    <message>
        <source>only {n} rows have a value in each column; {least} are needed at least</source>
        <translation>모든 열에 값이 있는 행이 {n}개뿐입니다. 적어도 {least}개가 필요합니다</translation>
    </message>
    <message>
        <source>it is larger than the {n} MB that are read</source>
        <translation>읽을 수 있는 {n} MB보다 큽니다</translation>
    </message>
    <message>
        <source>byte {n} is not {encoding} text; choose another encoding</source>
        <translation>{n}번째 바이트가 {encoding} 텍스트가 아닙니다. 다른 인코딩을 선택하십시오</translation>
    </message>
    <message>
        <source>this is not a text file</source>
        <translation>텍스트 파일이 아닙니다</translation>
    </message>
    <message>
        <source>Every example of the training part has an outlier; choose a wider limit.</source>
        <translation>훈련 부분의 모든 예제에 이상치가 있습니다. 더 넓은 한계를 고르십시오.</translation>
    </message>
    <message>
        <source>The given scaling is not for {count} inputs: it needs an offset and a divisor above 0 for each of them.</source>
        <translation>지정한 스케일링이 입력 {count}개와 맞지 않습니다. 입력마다 뺄 값과 0보다 큰 나눌 값이 필요합니다.</translation>
    </message>
    <message>
        <source>The given target scaling is not for {count} targets: it needs an offset and a divisor above 0 for each.</source>
        <translation>지정한 타깃 스케일링이 타깃 {count}개와 맞지 않습니다. 타깃마다 뺄 값과 0보다 큰 나눌 값이 필요합니다.</translation>
    </message>
    <message>
        <source>The shares of training, validation and test add up to {total:.6g}; they must add up to 1.</source>
        <translation>훈련, 검증, 테스트 비율의 합이 {total:.6g}입니다. 합은 1이어야 합니다.</translation>
    </message>
    <message>
        <source>No feature is chosen; the network needs at least one input.</source>
        <translation>선택한 특성이 없습니다. 신경망에는 입력이 적어도 하나 필요합니다.</translation>
    </message>
    <message>
        <source>A feature is chosen twice; each one can be given to the network once.</source>
        <translation>같은 특성을 두 번 선택했습니다. 특성은 한 번씩만 줄 수 있습니다.</translation>
    </message>
    <message>
        <source>The training part is empty; give it a larger share.</source>
        <translation>훈련 데이터가 비어 있습니다. 비율을 늘리십시오.</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>{setting} {before} → {after}</source>
        <translation>{setting} {before} → {after}</translation>
    </message>
    <message>
        <source>Branch {letter}</source>
        <translation>가지 {letter}</translation>
    </message>
    <message>
        <source>{block} {number}</source>
        <translation>{block} {number}</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>비어 있음</translation>
    </message>
    <message>
        <source>{n} other values</source>
        <translation>다른 값 {n}개</translation>
    </message>
    <message>
        <source>{n} values</source>
        <translation>값 {n}개</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>The {quantity} of {layer} became infinite in step {step}: the learning rate is probably too large.</source>
        <translation>스텝 {step}에서 {layer}의 {quantity} 값이 무한대가 되었습니다. 학습률이 너무 큰 듯합니다.</translation>
    </message>
    <message>
        <source>{block} needs images, but gets {n} plain numbers; put it before the Dense blocks and choose images as the data.</source>
        <translation>{block}에는 이미지가 필요하지만 수 {n}개가 들어옵니다. 밀집층 앞에 두고 데이터로 이미지를 선택하십시오.</translation>
    </message>
    <message>
        <source>A kernel of {kernel} pixels does not fit an image of {height}×{width}; make it smaller or add padding.</source>
        <translation>{kernel}픽셀 커널은 {height}×{width} 이미지보다 큽니다. 커널을 줄이거나 패딩을 늘리십시오.</translation>
    </message>
    <message>
        <source>A residual block adds the pixel beneath the middle of its kernel, and with so much padding that may lie outside the image; use a padding of at most {n} pixels.</source>
        <translation>잔차 블록은 커널 가운데 아래의 픽셀을 더하지만, 패딩이 크면 그 픽셀이 이미지 밖에 있을 수 있습니다. 패딩을 {n}픽셀 이하로 하십시오.</translation>
    </message>
    <message>
        <source>A window of {size} pixels does not fit an image of {height}×{width}; make it smaller.</source>
        <translation>{size}픽셀 윈도는 {height}×{width} 이미지보다 큽니다. 윈도를 줄이십시오.</translation>
    </message>
    <message>
        <source>{block} {branch}: {inner}</source>
        <translation>{block} {branch}: {inner}</translation>
    </message>
    <message>
        <source>To be concatenated, the branches must end with images of equal height and width, or all with plain numbers, but they end with {shapes}.</source>
        <translation>이어 붙이려면 모든 가지가 높이와 너비가 같은 이미지로 끝나거나 모두 단순한 숫자로 끝나야 하지만, {shapes}(으)로 끝납니다.</translation>
    </message>
    <message>
        <source>Branch {branch}, block {number}</source>
        <translation>가지 {branch}, 블록 {number}</translation>
    </message>
    <message>
        <source>To be summed, the branches must end with equal shapes, but they end with {shapes}.</source>
        <translation>더하려면 모든 가지가 같은 모양으로 끝나야 하지만, {shapes}(으)로 끝납니다.</translation>
    </message>
    <message>
        <source>{place}: {reason}</source>
        <translation>{place}: {reason}</translation>
    </message>
    <message>
        <source>The pre-training of {layer} became infinite in epoch {epoch}: its learning rate is probably too large.</source>
        <translation>{layer}의 사전 학습이 에포크 {epoch}에서 발산했습니다. 사전 학습률이 너무 큰 것 같습니다.</translation>
    </message>
    <message>
        <source>{block} reads the rows of images, but gets {n} plain numbers: choose images as the data, put it before the Dense blocks, and let a SimpleRNN before it return all states.</source>
        <translation>{block}은 이미지의 줄을 읽지만 수 {n}개가 들어옵니다. 데이터로 이미지를 선택하고, 밀집층 앞에 두고, 앞에 있는 순환층은 모든 상태를 내보내게 하십시오.</translation>
    </message>
    <message>
        <source>The session does not belong to its own experiment: {name} does not fit.</source>
        <translation>세션이 자신의 실험과 맞지 않습니다: {name}이(가) 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The data have changed since the session was saved: {now} examples for training instead of {then}.</source>
        <translation>세션을 저장한 뒤 데이터가 바뀌었습니다: 학습 예제가 {then}개가 아니라 {now}개입니다.</translation>
    </message>
    <message>
        <source>Points changed</source>
        <translation>점 변경</translation>
    </message>
    <message>
        <source>{path} is not the path of a field, such as training.optimizer.learning_rate.</source>
        <translation>{path}: 필드의 경로가 아닙니다. 올바른 예: training.optimizer.learning_rate.</translation>
    </message>
    <message>
        <source>{where} is {value} and has no {name}.</source>
        <translation>{where}: 값이 {value}이므로 {name} 필드가 없습니다.</translation>
    </message>
    <message>
        <source>{where} is {value} and has no entries.</source>
        <translation>{where}: 값이 {value}이므로 항목이 없습니다.</translation>
    </message>
    <message>
        <source>{where} has no entry {index}: its entries are counted from 0 and it has {count}.</source>
        <translation>{where}: 항목 {index}번이 없습니다. 항목은 0번부터 세며 모두 {count}개입니다.</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>파일이나 폴더가 없습니다</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>권한이 없습니다</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>디스크에 남은 공간이 없습니다</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>폴더입니다</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>폴더가 아닙니다</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>읽기 전용 파일 시스템입니다</translation>
    </message>
    <message>
        <source>The file is write-protected</source>
        <translation>쓰기 금지된 파일입니다</translation>
    </message>
    <message>
        <source>Cannot read {path}: {cause}.</source>
        <translation>{path} 파일을 읽을 수 없습니다: {cause}.</translation>
    </message>
    <message>
        <source>Cannot save {path}: {cause}.</source>
        <translation>{path} 파일을 저장할 수 없습니다: {cause}.</translation>
    </message>
    <message>
        <source>{where}: the key "type" is missing; choose one of {names}.</source>
        <translation>{where}: "type" 키가 없습니다. 쓸 수 있는 값: {names}.</translation>
    </message>
    <message>
        <source>one of {names}, as a name or an object</source>
        <translation>이름이나 객체로 적은 다음 중 하나({names})</translation>
    </message>
    <message>
        <source>one of {names}</source>
        <translation>다음 중 하나({names})</translation>
    </message>
    <message>
        <source>{where}: a {block} block cannot stand inside another one.</source>
        <translation>{where}: {block} 블록은 같은 종류의 블록 안에 넣을 수 없습니다.</translation>
    </message>
    <message>
        <source>did you mean {name}?</source>
        <translation>{name}을(를) 찾으셨습니까?</translation>
    </message>
    <message>
        <source>the presets are listed by: nn-playground presets.</source>
        <translation>프리셋 목록은 nn-playground presets 명령으로 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no file and no preset called {name}; {hint}</source>
        <translation>{name}(이)라는 파일이나 프리셋이 없습니다. {hint}</translation>
    </message>
    <message>
        <source>This is not a preset: format must be "{format}", but {found}.</source>
        <translation>프리셋이 아닙니다. format은 "{format}"이어야 하지만 {found}.</translation>
    </message>
    <message>
        <source>version must be a whole number from 1 to {newest}, but {found}.</source>
        <translation>version은 1에서 {newest} 사이의 정수여야 하지만 {found}.</translation>
    </message>
    <message>
        <source>The preset was made by a newer version of the program: its version is {version}, and this program reads up to {newest}.</source>
        <translation>더 새로운 버전의 프로그램으로 만든 프리셋입니다. 프리셋은 버전 {version}이고 이 프로그램은 버전 {newest}까지 읽습니다.</translation>
    </message>
    <message>
        <source>is {value}</source>
        <translation>{value}입니다</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>빠져 있습니다</translation>
    </message>
    <message>
        <source>The preset must be an object, but is {value}.</source>
        <translation>프리셋은 객체여야 하지만 {value}입니다.</translation>
    </message>
    <message>
        <source>no hidden blocks</source>
        <translation>은닉층 없음</translation>
    </message>
    <message>
        <source>{where}: {name} is not known{hint}; choose one of {names}.</source>
        <translation>{where}: {name}은(는) 알 수 없는 이름입니다{hint}. 쓸 수 있는 값: {names}.</translation>
    </message>
    <message>
        <source>{where}: unknown key {key}{hint}; {listed}.</source>
        <translation>{where}: {key}은(는) 알 수 없는 키입니다{hint}. {listed}.</translation>
    </message>
    <message>
        <source>{where} must be {allowed}, but is {value}.</source>
        <translation>{where}: {allowed}만 쓸 수 있지만 {value}입니다.</translation>
    </message>
    <message>
        <source> from {low} to {high}</source>
        <translation>{low} 이상 {high} 이하의 </translation>
    </message>
    <message>
        <source>allowed: {names}</source>
        <translation>쓸 수 있는 키: {names}</translation>
    </message>
    <message>
        <source>nothing can be set here</source>
        <translation>여기에는 설정할 것이 없습니다</translation>
    </message>
    <message>
        <source>The value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>{where} must have at most {most} entries, but has {count}.</source>
        <translation>{where}: 항목은 {most}개까지 쓸 수 있지만 {count}개입니다.</translation>
    </message>
    <message>
        <source>{where} must have at least {least} entries, but has {count}.</source>
        <translation>{where}: 항목이 적어도 {least}개 있어야 하지만 {count}개입니다.</translation>
    </message>
    <message>
        <source>a name or an object</source>
        <translation>이름이나 객체</translation>
    </message>
    <message>
        <source>a whole number{bounds}</source>
        <translation>{bounds}정수</translation>
    </message>
    <message>
        <source>a number{bounds}</source>
        <translation>{bounds}수</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 또는 false</translation>
    </message>
    <message>
        <source>text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>객체</translation>
    </message>
    <message>
        <source>{allowed} or null</source>
        <translation>{allowed} 또는 null</translation>
    </message>
    <message>
        <source> above {low} and at most {high}</source>
        <translation>{low} 초과 {high} 이하의 </translation>
    </message>
    <message>
        <source> (did you mean "{name}"?)</source>
        <translation> ("{name}"을(를) 찾으셨습니까?)</translation>
    </message>
    <message>
        <source>a list with entries from {names}</source>
        <translation>다음 항목으로 이루어진 목록({names})</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>수</translation>
    </message>
    <message>
        <source> of at most {high}</source>
        <translation>{high} 이하의 </translation>
    </message>
    <message>
        <source> above {low}</source>
        <translation>{low} 초과의 </translation>
    </message>
    <message>
        <source> of at least {low}</source>
        <translation>{low} 이상의 </translation>
    </message>
    <message>
        <source>The preset</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>The session was made by a newer version of the program: its version is {version}, and this program reads up to {newest}.</source>
        <translation>세션이 더 새로운 버전의 프로그램에서 만들어졌습니다: 버전은 {version}인데 이 프로그램은 {newest}까지 읽습니다.</translation>
    </message>
    <message>
        <source>The session is damaged: {part}.</source>
        <translation>세션이 손상되었습니다: {part}.</translation>
    </message>
    <message>
        <source>This is not a session of this program.</source>
        <translation>이 프로그램의 세션이 아닙니다.</translation>
    </message>
    <message>
        <source>its version is {found}</source>
        <translation>버전이 {found}입니다</translation>
    </message>
    <message>
        <source>its contents are not what was saved</source>
        <translation>내용이 저장된 것과 다릅니다</translation>
    </message>
    <message>
        <source>The file is too large: at most {size} MB are read.</source>
        <translation>파일이 너무 큽니다. 최대 {size} MB까지 읽습니다.</translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation>{name}이(가) 없습니다</translation>
    </message>
    <message>
        <source>its counters cannot be read</source>
        <translation>카운터를 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>it is not whole</source>
        <translation>완전하지 않습니다</translation>
    </message>
    <message>
        <source>{name} has numbers of the kind {kind}</source>
        <translation>{name}에 {kind} 형식의 수가 있습니다</translation>
    </message>
    <message>
        <source>Expecting value</source>
        <translation>값이 필요합니다</translation>
    </message>
    <message>
        <source>Expecting ',' delimiter</source>
        <translation>쉼표(,)가 필요합니다</translation>
    </message>
    <message>
        <source>Expecting ':' delimiter</source>
        <translation>쌍점(:)이 필요합니다</translation>
    </message>
    <message>
        <source>Expecting property name enclosed in double quotes</source>
        <translation>큰따옴표로 묶은 키가 필요합니다</translation>
    </message>
    <message>
        <source>Illegal trailing comma before end of object</source>
        <translation>객체 끝에 쉼표가 남아 있습니다</translation>
    </message>
    <message>
        <source>Illegal trailing comma before end of array</source>
        <translation>목록 끝에 쉼표가 남아 있습니다</translation>
    </message>
    <message>
        <source>Unterminated string starting at</source>
        <translation>텍스트가 끝나지 않았습니다</translation>
    </message>
    <message>
        <source>Invalid control character at</source>
        <translation>쓸 수 없는 제어 문자가 있습니다</translation>
    </message>
    <message>
        <source>Extra data</source>
        <translation>끝난 뒤에 내용이 더 있습니다</translation>
    </message>
    <message>
        <source>infinity</source>
        <translation>무한대</translation>
    </message>
    <message>
        <source>-infinity</source>
        <translation>-무한대</translation>
    </message>
    <message>
        <source>The file is nested too deeply: at most {n} levels are read.</source>
        <translation>파일이 너무 깊게 중첩되어 있습니다. {n}단계까지 읽습니다.</translation>
    </message>
    <message>
        <source>This is not JSON: {cause} in line {line}, column {column}.</source>
        <translation>JSON이 아닙니다: {line}번째 줄, {column}번째 열, {cause}.</translation>
    </message>
    <message>
        <source>The file is too large: at most {size} kB are read.</source>
        <translation>파일이 너무 큽니다. {size} kB까지 읽습니다.</translation>
    </message>
    <message>
        <source>The file starts with a byte-order mark; save it as UTF-8 without one.</source>
        <translation>파일이 바이트 순서 표시(BOM)로 시작합니다. BOM 없는 UTF-8로 저장하십시오.</translation>
    </message>
    <message>
        <source>{where}: a key</source>
        <translation>{where}의 키</translation>
    </message>
    <message>
        <source>The file has a number with too many digits.</source>
        <translation>파일에 자릿수가 너무 많은 수가 있습니다.</translation>
    </message>
    <message>
        <source>{what} has half of a character pair (a lone surrogate).</source>
        <translation>{what}에 문자 쌍의 반쪽(짝 없는 서로게이트)이 있습니다.</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text: byte {n} cannot be read.</source>
        <translation>파일이 UTF-8 텍스트가 아닙니다. {n}번째 바이트를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{where}: the text</source>
        <translation>{where}의 텍스트</translation>
    </message>
    <message>
        <source>{where}: the key {key} appears twice.</source>
        <translation>{where}: {key} 키가 두 번 나옵니다.</translation>
    </message>
    <message>
        <source>{where} must be a finite number, but is {value}.</source>
        <translation>{where}: 유한한 수여야 하지만 {value}입니다.</translation>
    </message>
    <message>
        <source>{where} must be a finite number, but has too many digits.</source>
        <translation>{where}: 유한한 수여야 하지만 자릿수가 너무 많습니다.</translation>
    </message>
    <message>
        <source>This data set is a complete table of cases: none of them can be held out.</source>
        <translation>이 데이터 세트는 모든 경우를 담은 표이므로 따로 떼어 둘 것이 없습니다.</translation>
    </message>
    <message>
        <source>{folds} folds need as many examples, but there are {rows}.</source>
        <translation>폴드 {folds}개에는 그만큼의 예제가 필요하지만 {rows}개뿐입니다.</translation>
    </message>
    <message>
        <source>The highest rate must be above the lowest one.</source>
        <translation>가장 높은 학습률은 가장 낮은 학습률보다 커야 합니다.</translation>
    </message>
    <message>
        <source>Class weights need classes, but {data} is a regression; choose None.</source>
        <translation>클래스 가중치에는 클래스가 필요하지만 {data}은(는) 회귀입니다. 없음을 고르십시오.</translation>
    </message>
    <message>
        <source>{setting} means nothing for {data}; set it to 0.</source>
        <translation>{setting}: {data}에는 의미가 없습니다. 0으로 설정하십시오.</translation>
    </message>
    <message>
        <source>{data} has {count} classes, but the number of class weights is {given}; give one for each class.</source>
        <translation>{data}의 클래스는 {count}개이지만 클래스 가중치는 {given}개입니다. 클래스마다 하나씩 입력하십시오.</translation>
    </message>
    <message>
        <source>Every class weight must be from {low:g} to {high:g}.</source>
        <translation>모든 클래스 가중치는 {low:g}에서 {high:g} 사이여야 합니다.</translation>
    </message>
    <message>
        <source>Early stopping needs a validation part; {advice}.</source>
        <translation>조기 종료에는 검증 데이터가 필요합니다. {advice}.</translation>
    </message>
    <message>
        <source>Block {number}: {reason}</source>
        <translation>블록 {number}: {reason}</translation>
    </message>
    <message>
        <source>Pre-training needs a Dense block without residual at the start of the network; add one, or switch it off.</source>
        <translation>사전 학습을 하려면 신경망이 잔차 연결 없는 밀집층으로 시작해야 합니다. 하나 추가하거나 사전 학습을 끄십시오.</translation>
    </message>
    <message>
        <source>{loss} needs {clash}; choose {others}.</source>
        <translation>{loss} 손실에는 {clash}. 쓸 수 있는 손실: {others}.</translation>
    </message>
    <message>
        <source>{loss} works on a linear output; make the output linear instead of {activation}, or choose {others} as the loss.</source>
        <translation>{loss} 손실은 출력이 선형이어야 합니다. 출력의 활성화 함수를 {activation} 대신 선형으로 바꾸거나 다음 손실을 선택하십시오: {others}.</translation>
    </message>
    <message>
        <source>{data} has none: all its rows are for training</source>
        <translation>{data} 데이터는 모든 행을 훈련에 쓰므로 검증 데이터가 없습니다</translation>
    </message>
    <message>
        <source>give it a share of the data</source>
        <translation>데이터의 일부를 검증에 나누어 주십시오</translation>
    </message>
    <message>
        <source>{first} or {last}</source>
        <translation>{first} 또는 {last}</translation>
    </message>
    <message>
        <source>classes, but {data} is a regression</source>
        <translation>클래스가 필요하지만 {data} 데이터는 회귀 문제입니다</translation>
    </message>
    <message>
        <source>a regression, but {data} has classes</source>
        <translation>회귀 데이터가 필요하지만 {data} 데이터는 분류 문제입니다</translation>
    </message>
    <message>
        <source>{loss} needs two classes, but {data} has {count}; choose {others}.</source>
        <translation>{loss} 손실에는 클래스가 둘 필요하지만 {data} 데이터에는 {count}개가 있습니다. 쓸 수 있는 손실: {others}.</translation>
    </message>
    <message>
        <source>An animation shows the output over the plane of two inputs, but these data have {n}.</source>
        <translation>애니메이션은 두 입력의 평면에 출력을 보이지만, 이 데이터의 입력은 {n}개입니다.</translation>
    </message>
    <message>
        <source>The last epoch must be above the first one.</source>
        <translation>끝 에포크는 시작 에포크보다 커야 합니다.</translation>
    </message>
    <message>
        <source>Keras's SimpleRNN cannot learn the slope of its activation: choose another one than PReLU.</source>
        <translation>Keras의 SimpleRNN은 활성화 함수의 기울기를 학습할 수 없습니다. PReLU가 아닌 것을 고르십시오.</translation>
    </message>
    <message>
        <source>Keras draws first weights, order and dropout by itself: a new training differs in detail, the trained network does not.</source>
        <translation>초기 가중치, 순서, 드롭아웃은 Keras가 직접 뽑습니다. 새로 학습하면 세부가 달라지지만 학습된 신경망은 같습니다.</translation>
    </message>
    <message>
        <source>Keras adds the optimizer's epsilon in another place: steps differ a little.</source>
        <translation>Keras는 최적화기의 엡실론을 다른 자리에 더하므로 스텝이 조금 다릅니다.</translation>
    </message>
    <message>
        <source>Keras's Nadam has another schedule of the momentum.</source>
        <translation>Keras의 Nadam은 모멘텀 스케줄이 다릅니다.</translation>
    </message>
    <message>
        <source>Keras keeps the learning rate inside the velocity: a change acts later.</source>
        <translation>Keras에서는 학습률이 속도 안에 들어 있어 변경이 나중에 나타납니다.</translation>
    </message>
    <message>
        <source>Keras clips the gradient after L1 and L2 are added, and not before.</source>
        <translation>Keras는 L1과 L2를 더하기 전이 아니라 더한 뒤에 기울기를 자릅니다.</translation>
    </message>
    <message>
        <source>Keras divides a weighted loss by the number of examples, not by their weights.</source>
        <translation>Keras는 가중 손실을 예제의 가중치 합이 아니라 예제 수로 나눕니다.</translation>
    </message>
    <message>
        <source>The pre-training is not in the script: it begins with the weights this leads to.</source>
        <translation>사전 학습은 스크립트에 없습니다. 사전 학습이 끝난 가중치에서 시작합니다.</translation>
    </message>
    <message>
        <source>Settings were changed while it trained; the script has the present ones from the first step on.</source>
        <translation>학습 도중에 설정이 바뀌었습니다. 스크립트는 처음부터 지금의 설정을 씁니다.</translation>
    </message>
    <message>
        <source>The run began with weights kept from an earlier network; the script begins with fresh ones.</source>
        <translation>이 실행은 이전 신경망에서 이어받은 가중치로 시작했지만, 스크립트는 새 가중치로 시작합니다.</translation>
    </message>
    <message>
        <source>How it was trained is not part of it: dropout, noise and augmentation have no meaning there.</source>
        <translation>학습 방법은 들어 있지 않습니다. 드롭아웃, 잡음, 데이터 증강은 여기서 의미가 없습니다.</translation>
    </message>
    <message>
        <source>ONNX needs the package onnx, which is not installed: pip install nn-playground[export].</source>
        <translation>ONNX에는 설치되지 않은 패키지 onnx가 필요합니다: pip install nn-playground[export].</translation>
    </message>
    <message>
        <source>The picture carries no experiment: only PNG pictures exported by this program do, as long as nothing has removed their texts.</source>
        <translation>그림에 실험이 들어 있지 않습니다. 이 프로그램에서 내보낸 PNG 그림에만 들어 있으며, 다른 프로그램이 글을 지웠다면 없어집니다.</translation>
    </message>
    <message>
        <source>This is not a PNG picture, or it is damaged.</source>
        <translation>PNG 그림이 아니거나 손상되었습니다.</translation>
    </message>
    <message>
        <source>PyTorch draws first weights, order and dropout by itself: a new training differs in detail, the trained network does not.</source>
        <translation>초기 가중치, 순서, 드롭아웃은 PyTorch가 직접 뽑습니다. 새로 학습하면 세부가 달라지지만 학습된 신경망은 같습니다.</translation>
    </message>
    <message>
        <source>PyTorch's batch norm refuses a mini-batch of a single example: an epoch's last one is left out.</source>
        <translation>PyTorch의 배치 정규화는 예제가 하나뿐인 미니배치를 받지 않으므로, 에포크의 마지막 미니배치를 건너뜁니다.</translation>
    </message>
    <message>
        <source>Some weights were held or cut by hand: the command does not do that again.</source>
        <translation>일부 가중치를 손으로 고정하거나 끊었습니다. 이 명령은 그것까지 되풀이하지 않습니다.</translation>
    </message>
    <message>
        <source>Settings were changed while it trained: the command trains with the last ones from the start.</source>
        <translation>학습 중에 설정을 바꾸었습니다. 이 명령은 처음부터 마지막 설정으로 학습합니다.</translation>
    </message>
    <message>
        <source>{text}</source>
        <translation>{text}</translation>
    </message>
    <message>
        <source>Early stopping ended the training.</source>
        <translation>조기 종료로 학습이 끝났습니다.</translation>
    </message>
    <message>
        <source>The training was not at its end: {done} of {all} epochs.</source>
        <translation>학습이 끝나지 않은 상태입니다: {all}에포크 중 {done}에포크.</translation>
    </message>
    <message>
        <source>{epochs} epochs, {steps} steps</source>
        <translation>{epochs}에포크, {steps}스텝</translation>
    </message>
    <message>
        <source>Part of the data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예제 수</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation>출력 모양</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Blue lines are positive weights, orange ones negative; the first units are shown.</source>
        <translation>파란 선은 양의 가중치, 주황 선은 음의 가중치입니다. 처음 유닛들만 보입니다.</translation>
    </message>
    <message>
        <source>{n} parameters in all.</source>
        <translation>매개변수는 모두 {n}개입니다.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>How it is trained</source>
        <translation>학습 방법</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>초기 가중치</translation>
    </message>
    <message>
        <source>Order and dropout</source>
        <translation>순서와 드롭아웃</translation>
    </message>
    <message>
        <source>To do it again</source>
        <translation>다시 하려면</translation>
    </message>
    <message>
        <source>On the same machine, equal seeds give equal numbers to the last bit.</source>
        <translation>같은 컴퓨터에서 시드가 같으면 수치가 마지막 비트까지 같습니다.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>Gradients (RMS)</source>
        <translation>기울기 (RMS)</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Output over the two inputs</source>
        <translation>두 입력에 대한 출력</translation>
    </message>
    <message>
        <source>Filled points are the training part, rings the test part.</source>
        <translation>채운 점은 훈련, 고리는 테스트 데이터입니다.</translation>
    </message>
    <message>
        <source>Output over the input</source>
        <translation>입력에 대한 출력</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>Rows are the truth, columns what the network says ({part}).</source>
        <translation>행은 정답, 열은 신경망의 답입니다 ({part}).</translation>
    </message>
    <message>
        <source>Save the preset below as {file} first.</source>
        <translation>먼저 아래 프리셋을 {file} 파일로 저장하십시오.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>{title} ({settings})</source>
        <translation>{title} ({settings})</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>{setting} {value}</source>
        <translation>{setting} {value}</translation>
    </message>
    <message>
        <source>Targets are scaled, and so is what the network says: less {offset}, then divided by {divisor}.</source>
        <translation>타깃과 신경망의 출력은 스케일링한 값입니다. {offset}을(를) 뺀 다음 {divisor}(으)로 나누었습니다.</translation>
    </message>
    <message>
        <source>Silenced units say zero only in the program; here they say what their weights make of it.</source>
        <translation>침묵시킨 유닛은 프로그램 안에서만 0을 냅니다. 여기서는 가중치대로 값을 냅니다.</translation>
    </message>
    <message>
        <source>Data augmentation is left out: a new training sees the examples as they are.</source>
        <translation>데이터 증강은 빠집니다. 새로 학습하면 예제를 있는 그대로 봅니다.</translation>
    </message>
    <message>
        <source>The pre-training is left out: a new training begins with the initializers' weights.</source>
        <translation>사전 학습은 빠집니다. 새로 학습하면 초기화 방법이 뽑은 가중치에서 시작합니다.</translation>
    </message>
    <message>
        <source>What is held fast or cut is not kept so: a new training moves all weights.</source>
        <translation>고정하거나 끊은 것은 유지되지 않습니다. 새로 학습하면 모든 가중치가 움직입니다.</translation>
    </message>
    <message>
        <source>Hand-made features and scaling are not part of it: it takes inputs as the network is given them.</source>
        <translation>직접 만든 특징과 스케일링은 들어 있지 않습니다. 신경망이 받는 그대로의 입력을 받습니다.</translation>
    </message>
    <message>
        <source>The experiment is too large to be shared: save it as a file.</source>
        <translation>실험이 너무 커서 공유할 수 없습니다. 파일로 저장하십시오.</translation>
    </message>
    <message>
        <source>The text is too long: at most {size} kB are read.</source>
        <translation>텍스트가 너무 깁니다. {size} kB까지 읽습니다.</translation>
    </message>
    <message>
        <source>There is no experiment in this text: neither a link nor a preset.</source>
        <translation>이 텍스트에는 실험이 없습니다. 링크도 프리셋도 아닙니다.</translation>
    </message>
    <message>
        <source>The link is damaged or incomplete.</source>
        <translation>링크가 손상되었거나 일부가 빠졌습니다.</translation>
    </message>
    <message>
        <source>The link was made by a newer version of the program.</source>
        <translation>더 새로운 버전의 프로그램으로 만든 링크입니다.</translation>
    </message>
    <message>
        <source>scikit-learn's networks are plain Dense blocks one after the other, without batch norm, residual sums or branches.</source>
        <translation>scikit-learn의 신경망은 배치 정규화, 잔차 합, 갈래가 없는 Dense 블록을 이어 놓은 것뿐입니다.</translation>
    </message>
    <message>
        <source>scikit-learn has one activation for all hidden layers: linear, sigmoid, tanh or ReLU.</source>
        <translation>scikit-learn은 모든 은닉층에 한 가지 활성화 함수만 씁니다: 선형, 시그모이드, tanh, ReLU.</translation>
    </message>
    <message>
        <source>scikit-learn's networks have no activation of their own at the output.</source>
        <translation>scikit-learn의 신경망은 출력에 따로 고른 활성화 함수가 없습니다.</translation>
    </message>
    <message>
        <source>It has no counterpart of this: {setting}.</source>
        <translation>대응하는 것이 없습니다: {setting}.</translation>
    </message>
    <message>
        <source>scikit-learn draws first weights and order by itself: a new training differs in detail.</source>
        <translation>초기 가중치와 순서는 scikit-learn이 직접 뽑으므로 새로 학습하면 세부가 달라집니다.</translation>
    </message>
    <message>
        <source>scikit-learn has no dropout: a new training goes without it.</source>
        <translation>scikit-learn에는 드롭아웃이 없어 새로 학습할 때 빠집니다.</translation>
    </message>
    <message>
        <source>scikit-learn trains with cross-entropy, or squared error in a regression: its loss is another one.</source>
        <translation>scikit-learn은 교차 엔트로피로, 회귀에서는 제곱 오차로 학습하므로 손실이 다릅니다.</translation>
    </message>
    <message>
        <source>scikit-learn has SGD with momentum, and Adam: the optimizer is left out.</source>
        <translation>scikit-learn에는 모멘텀이 있는 SGD와 Adam만 있어 최적화기가 빠집니다.</translation>
    </message>
    <message>
        <source>The schedule of the learning rate is left out.</source>
        <translation>학습률 스케줄은 빠집니다.</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>gradient clipping</source>
        <translation>기울기 자르기</translation>
    </message>
    <message>
        <source>the weight constraint</source>
        <translation>가중치 제약</translation>
    </message>
    <message>
        <source>class weights</source>
        <translation>클래스 가중치</translation>
    </message>
    <message>
        <source>early stopping on the validation part</source>
        <translation>검증 부분을 보는 조기 종료</translation>
    </message>
    <message>
        <source>Its classes are the same, its probabilities have no counterpart in the network.</source>
        <translation>클래스는 같지만 확률은 이 신경망에 대응하는 것이 없습니다.</translation>
    </message>
    <message>
        <source>The arrays that it works on are not written with it; the NumPy script has them.</source>
        <translation>다루는 배열은 함께 저장되지 않습니다. NumPy 스크립트에는 들어 있습니다.</translation>
    </message>
    <message>
        <source>Targets are in their own units, before scaling, and so is what the network says.</source>
        <translation>타깃과 신경망의 출력은 스케일링하기 전의 원래 단위입니다.</translation>
    </message>
    <message>
        <source>Inputs are in their own units, before hand-made features and scaling.</source>
        <translation>입력은 직접 만든 특징과 스케일링을 거치기 전의 원래 단위입니다.</translation>
    </message>
    <message>
        <source>PyTorch script</source>
        <translation>PyTorch 스크립트</translation>
    </message>
    <message>
        <source>The network as a module with its trained weights, and a loop that trains in the same order.</source>
        <translation>학습된 가중치를 가진 모듈로서의 신경망과, 같은 순서로 학습하는 루프입니다.</translation>
    </message>
    <message>
        <source>Keras script</source>
        <translation>Keras 스크립트</translation>
    </message>
    <message>
        <source>The network in Keras 3 with its trained weights, ready to fit.</source>
        <translation>학습된 가중치를 가진 Keras 3 신경망으로, 바로 fit 할 수 있습니다.</translation>
    </message>
    <message>
        <source>NumPy script</source>
        <translation>NumPy 스크립트</translation>
    </message>
    <message>
        <source>The whole training as calls of NumPy: same weights, same chance, same numbers. Needs only NumPy.</source>
        <translation>학습 전체를 NumPy 호출로 씁니다. 같은 가중치, 같은 난수, 같은 숫자. NumPy만 있으면 됩니다.</translation>
    </message>
    <message>
        <source>One training step</source>
        <translation>학습 스텝 하나</translation>
    </message>
    <message>
        <source>The calls of the next step as they run, to be read: gradient and update in plain NumPy.</source>
        <translation>다음 스텝이 실행하는 호출을 읽을 수 있게 보여 줍니다. 기울기와 갱신이 순수한 NumPy로 적혀 있습니다.</translation>
    </message>
    <message>
        <source>scikit-learn script</source>
        <translation>scikit-learn 스크립트</translation>
    </message>
    <message>
        <source>An MLPClassifier or MLPRegressor with the trained weights, for plain Dense networks.</source>
        <translation>학습된 가중치를 가진 MLPClassifier 또는 MLPRegressor입니다. Dense만 있는 신경망에 씁니다.</translation>
    </message>
    <message>
        <source>ONNX model</source>
        <translation>ONNX 모델</translation>
    </message>
    <message>
        <source>The trained network as a graph that other programs can run.</source>
        <translation>다른 프로그램이 실행할 수 있는 그래프로 된 학습된 신경망입니다.</translation>
    </message>
    <message>
        <source>Loss, accuracy or R2, learning rate and gradients: a row per epoch.</source>
        <translation>손실, 정확도 또는 R2, 학습률, 기울기: 에포크마다 한 줄.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Every weight, bias and running statistic with its place: a row per number.</source>
        <translation>모든 가중치, 편향, 이동 통계와 그 자리: 숫자마다 한 줄.</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>What the network says to every example, beside the truth.</source>
        <translation>모든 예제에 대한 신경망의 답과 정답.</translation>
    </message>
    <message>
        <source>The exact examples, with the part that each of them belongs to.</source>
        <translation>정확히 그 예제들과, 각각이 속한 부분.</translation>
    </message>
    <message>
        <source>Safe mode: default settings, and nothing is remembered when the window is closed.</source>
        <translation>안전 모드: 기본 설정으로 열렸고, 창을 닫으면 아무것도 기억하지 않습니다.</translation>
    </message>
    <message>
        <source>The training does not answer. Try again.</source>
        <translation>학습이 응답하지 않습니다. 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>{problem} The old ones are kept as {file}.</source>
        <translation>{problem} 이전 설정은 {file}에 남아 있습니다.</translation>
    </message>
    <message>
        <source>The settings cannot be read; the default settings are used.</source>
        <translation>설정을 읽을 수 없어 기본 설정을 씁니다.</translation>
    </message>
    <message>
        <source>The settings file is damaged; the default settings are used.</source>
        <translation>설정 파일이 손상되어 기본 설정을 씁니다.</translation>
    </message>
    <message>
        <source>The settings were written by a newer version of this program; the defaults are used.</source>
        <translation>이 프로그램의 더 새로운 버전이 쓴 설정이라 기본 설정을 씁니다.</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>The link is on the clipboard.</source>
        <translation>링크를 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>The text is on the clipboard.</source>
        <translation>텍스트를 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>Send {files} with it: the data are not in it.</source>
        <translation>데이터는 들어 있지 않으니 {files} 파일도 함께 보내십시오.</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>하는 일</translation>
    </message>
</context>
<context>
    <name>SpeedSlider</name>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>How fast to train, from one step a second to as fast as possible.
Applies at once.</source>
        <translation>학습 속도입니다. 초당 한 스텝부터 최대 속도까지 정할 수 있습니다.
바로 적용됩니다.</translation>
    </message>
    <message>
        <source>SPEED  no limit</source>
        <translation>속도  제한 없음</translation>
    </message>
    <message>
        <source>SPEED  1 step/s</source>
        <translation>속도  1스텝/초</translation>
    </message>
    <message>
        <source>SPEED  1 epoch/s</source>
        <translation>속도  1에포크/초</translation>
    </message>
    <message>
        <source>SPEED  {n:g} steps/s</source>
        <translation>속도  {n:g}스텝/초</translation>
    </message>
    <message>
        <source>SPEED  {n:g} epochs/s</source>
        <translation>속도  {n:g}에포크/초</translation>
    </message>
</context>
<context>
    <name>SplitBar</name>
    <message>
        <source>Train, validation and test shares</source>
        <translation>훈련, 검증, 테스트 비율</translation>
    </message>
    <message>
        <source>{train} % train, {validation} % validation, {test} % test</source>
        <translation>훈련 {train}%, 검증 {validation}%, 테스트 {test}%</translation>
    </message>
    <message>
        <source>Drag a border; or Left and Right, with Up and Down to change the border.</source>
        <translation>경계를 끌어 조절합니다. 키보드로는 위/아래 키로 경계를 고르고 왼쪽/오른쪽 키로 옮깁니다.</translation>
    </message>
</context>
<context>
    <name>SpreadPlot</name>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>{part}, % by epoch</source>
        <translation>{part}, 에포크별 %</translation>
    </message>
    <message>
        <source>{part}, by epoch</source>
        <translation>{part}, 에포크별</translation>
    </message>
    <message>
        <source>each network</source>
        <translation>각 신경망</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>± 1 standard deviation</source>
        <translation>± 표준 편차</translation>
    </message>
    <message>
        <source>epoch {epoch:,}</source>
        <translation>에포크 {epoch:,}</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>network {n}</source>
        <translation>신경망 {n}</translation>
    </message>
    <message>
        <source>deviation</source>
        <translation>표준 편차</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Saved</source>
        <translation>저장됨</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>변경 없음</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>변경됨</translation>
    </message>
    <message>
        <source>{n:,.0f} samples/s</source>
        <translation>초당 샘플 {n:,.0f}개</translation>
    </message>
    <message>
        <source>{seconds:.1f} s</source>
        <translation>{seconds:.1f}초</translation>
    </message>
    <message>
        <source>Pre-training {layer}: epoch {epoch:,} of {epochs:,}</source>
        <translation>{layer} 사전 학습: 에포크 {epoch:,}/{epochs:,}</translation>
    </message>
    <message>
        <source>epoch {epoch:,} of {epochs:,}, step {step:,}</source>
        <translation>에포크 {epoch:,}/{epochs:,}, 스텝 {step:,}</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>조기 종료됨</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>준비 중</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습 중</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation>발산</translation>
    </message>
    <message>
        <source>Cannot run</source>
        <translation>실행할 수 없음</translation>
    </message>
</context>
<context>
    <name>StepperField</name>
    <message>
        <source>Smaller</source>
        <translation>줄이기</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>늘리기</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Drag to move this panel; double-click to make it a window of its own.</source>
        <translation>끌어서 패널을 옮깁니다. 두 번 누르면 별도의 창이 됩니다.</translation>
    </message>
    <message>
        <source>Make this panel a window of its own, or put it back</source>
        <translation>패널을 별도의 창으로 떼어 내거나 되돌립니다</translation>
    </message>
    <message>
        <source>Close this panel; View &gt; Panels brings it back</source>
        <translation>패널을 닫습니다. 보기 &gt; 패널에서 다시 열 수 있습니다</translation>
    </message>
</context>
<context>
    <name>Studies</name>
    <message>
        <source>The run is paused while the study trains its own networks.</source>
        <translation>따로 신경망을 학습하는 동안 실행을 일시 정지합니다.</translation>
    </message>
</context>
<context>
    <name>StudyPlot</name>
    <message>
        <source>Reset view</source>
        <translation>보기 초기화</translation>
    </message>
</context>
<context>
    <name>StudyThread</name>
    <message>
        <source>The study stopped because of an error in the program: {error}</source>
        <translation>프로그램 오류로 멈췄습니다: {error}</translation>
    </message>
</context>
<context>
    <name>StudyWindow</name>
    <message>
        <source>The experiment has been changed since.</source>
        <translation>그 뒤로 실험이 바뀌었습니다.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>Switches</name>
    <message>
        <source>Frozen</source>
        <translation>고정됨</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>No step changes a frozen weight.</source>
        <translation>고정된 가중치는 어떤 학습 단계에서도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>잘림</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>자르기</translation>
    </message>
    <message>
        <source>A cut edge weighs nothing and stays so; mended, it has its weight again.</source>
        <translation>자른 연결의 가중치는 0이고 그대로 남습니다. 되살리면 원래 가중치로 돌아갑니다.</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>Separator</source>
        <translation>구분자</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>쉼표</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>쌍반점</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>탭</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>세로줄</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>소수점</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>첫 행</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>제목 행</translation>
    </message>
    <message>
        <source>Data, like the others</source>
        <translation>다른 행과 같은 데이터</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>인코딩</translation>
    </message>
    <message>
        <source>Korean (CP949)</source>
        <translation>한국어 (CP949)</translation>
    </message>
    <message>
        <source>Western (CP1252)</source>
        <translation>서유럽어 (CP1252)</translation>
    </message>
    <message>
        <source>To be predicted</source>
        <translation>예측할 열</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>문제 유형</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>Regression</source>
        <translation>회귀</translation>
    </message>
    <message>
        <source>Missing values</source>
        <translation>빠진 값</translation>
    </message>
    <message>
        <source>Leave such rows out</source>
        <translation>빠진 값이 있는 행 빼기</translation>
    </message>
    <message>
        <source>Fill with the mean</source>
        <translation>평균으로 채우기</translation>
    </message>
    <message>
        <source>The mean of the training part; of texts the shares of the categories.</source>
        <translation>훈련 데이터의 평균을 씁니다. 텍스트에는 범주의 비율을 씁니다.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>What to learn</source>
        <translation>학습할 것</translation>
    </message>
    <message>
        <source>Inputs: a column that is off is ignored</source>
        <translation>입력: 끈 열은 쓰지 않습니다</translation>
    </message>
    <message>
        <source>Columns: {m}, rows shown: {n}</source>
        <translation>{m}열, 처음 {n}행</translation>
    </message>
    <message>
        <source>A table needs two columns at least; is the separator right?</source>
        <translation>표에는 열이 적어도 둘 필요합니다. 구분자가 맞습니까?</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>now</source>
        <translation>현재</translation>
    </message>
    <message>
        <source>epoch {n:g}</source>
        <translation>에포크 {n:g}</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Moment of the run</source>
        <translation>학습 중 시점</translation>
    </message>
    <message>
        <source>Earlier moments of this run, as seen while this plot was visible</source>
        <translation>이 학습의 이전 시점 (이 그래프가 보이는 동안 기록됨)</translation>
    </message>
</context>
<context>
    <name>TimeBars</name>
    <message>
        <source>step {n}: {value}</source>
        <translation>{n}단계: {value}</translation>
    </message>
</context>
<context>
    <name>TimeGradientsView</name>
    <message>
        <source>Gradient through time</source>
        <translation>시간에 따른 기울기</translation>
    </message>
    <message>
        <source>The picture appears with the first numbers.</source>
        <translation>첫 결과가 나오면 그림이 나타납니다.</translation>
    </message>
    <message>
        <source>The gradient is not finite.</source>
        <translation>기울기가 유한하지 않습니다.</translation>
    </message>
    <message>
        <source>No gradient reaches step 1; step {n} gets {last}.</source>
        <translation>1단계에는 기울기가 닿지 않습니다. {n}단계는 {last}입니다.</translation>
    </message>
    <message>
        <source>The gradient of the states is {first} at step 1 and {last} at step {n}, {ratio} times as much.</source>
        <translation>상태의 기울기는 1단계에서 {first}, {n}단계에서 {last}로 {ratio}배입니다.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
</context>
<context>
    <name>Tips</name>
    <message>
        <source>Applies at once</source>
        <translation>바로 적용됩니다</translation>
    </message>
    <message>
        <source>Applies at the next start</source>
        <translation>다음 시작 때 적용됩니다</translation>
    </message>
    <message>
        <source>Range: {bounds}</source>
        <translation>범위: {bounds}</translation>
    </message>
    <message>
        <source>All other units keep what they have learnt</source>
        <translation>다른 유닛은 모두 배운 것을 유지</translation>
    </message>
    <message>
        <source>Applies at the next step</source>
        <translation>다음 스텝부터 적용</translation>
    </message>
    <message>
        <source>Rebuilds the network</source>
        <translation>신경망을 다시 만듦</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>New weights</source>
        <translation>새 가중치</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>일시 정지(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>실행(&amp;R)</translation>
    </message>
    <message>
        <source>The training diverged: restore the last good epoch, or reset.</source>
        <translation>학습이 발산했습니다. 마지막 정상 에포크를 복원하거나 처음 상태로 되돌리십시오.</translation>
    </message>
    <message>
        <source>Not learning: the loss has been above where it started for 20 epochs. A smaller learning rate usually helps.</source>
        <translation>학습되지 않습니다. 손실이 20에포크 동안 처음보다 높습니다. 보통 학습률을 낮추면 나아집니다.</translation>
    </message>
    <message>
        <source>Pause the training.</source>
        <translation>학습을 일시 정지합니다.</translation>
    </message>
    <message>
        <source>All epochs are done: train {n:,} more.</source>
        <translation>모든 에포크가 끝났습니다. {n:,}에포크를 더 학습합니다.</translation>
    </message>
    <message>
        <source>Start again with a pre-training rate of {rate}</source>
        <translation>사전 학습률 {rate}로 다시 시작</translation>
    </message>
    <message>
        <source>Restore epoch {epoch:,} with learning rate {rate}</source>
        <translation>학습률 {rate}(으)로 에포크 {epoch:,} 복원</translation>
    </message>
    <message>
        <source>Restore the last good epoch</source>
        <translation>마지막 정상 에포크 복원</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>The training stopped because of an error in the program: {error}</source>
        <translation>프로그램 오류로 학습이 멈췄습니다: {error}</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>세부 정보 복사</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Transport</source>
        <translation>학습 제어</translation>
    </message>
    <message>
        <source>EPOCH</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>STEP</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Screenshot</source>
        <translation>스크린샷</translation>
    </message>
</context>
<context>
    <name>UnitView</name>
    <message>
        <source>row {row}, column {column}</source>
        <translation>{row}행 {column}열</translation>
    </message>
</context>
<context>
    <name>WeightGrid</name>
    <message>
        <source>cut</source>
        <translation>잘림</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>고정됨</translation>
    </message>
</context>
<context>
    <name>WeightHands</name>
    <message>
        <source>Bias of {unit}</source>
        <translation>{unit}의 편향</translation>
    </message>
    <message>
        <source>channel {n}</source>
        <translation>채널 {n}</translation>
    </message>
    <message>
        <source>{block}, unit {n}</source>
        <translation>{block}, 유닛 {n}</translation>
    </message>
    <message>
        <source>{block}, channel {n}</source>
        <translation>{block}, 채널 {n}</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>unit {n}</source>
        <translation>유닛 {n}</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>잘림</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>고정됨</translation>
    </message>
    <message>
        <source>Click to change, freeze or cut it.</source>
        <translation>클릭하면 값을 바꾸거나 고정하거나 자를 수 있습니다.</translation>
    </message>
    <message>
        <source>Its block is frozen.</source>
        <translation>이 블록은 고정되어 있습니다.</translation>
    </message>
    <message>
        <source>Its unit is frozen.</source>
        <translation>이 유닛은 고정되어 있습니다.</translation>
    </message>
    <message>
        <source>Unfreeze a weight</source>
        <translation>가중치 고정 해제</translation>
    </message>
    <message>
        <source>Freeze a weight</source>
        <translation>가중치 고정</translation>
    </message>
    <message>
        <source>Unfreeze an edge</source>
        <translation>연결 고정 해제</translation>
    </message>
    <message>
        <source>Freeze an edge</source>
        <translation>연결 고정</translation>
    </message>
    <message>
        <source>Mend an edge</source>
        <translation>연결 되살리기</translation>
    </message>
    <message>
        <source>Cut an edge</source>
        <translation>연결 자르기</translation>
    </message>
    <message>
        <source>Mend a weight</source>
        <translation>가중치 되살리기</translation>
    </message>
    <message>
        <source>Cut a weight</source>
        <translation>가중치 자르기</translation>
    </message>
    <message>
        <source>Freeze block</source>
        <translation>블록 고정</translation>
    </message>
    <message>
        <source>Unfreeze block</source>
        <translation>블록 고정 해제</translation>
    </message>
    <message>
        <source>Unfreeze everything</source>
        <translation>모든 고정 해제</translation>
    </message>
    <message>
        <source>Freeze unit</source>
        <translation>유닛 고정</translation>
    </message>
    <message>
        <source>Unfreeze unit</source>
        <translation>유닛 고정 해제</translation>
    </message>
    <message>
        <source>Its weights</source>
        <translation>유닛의 가중치</translation>
    </message>
    <message>
        <source>Silence unit</source>
        <translation>유닛 끄기</translation>
    </message>
    <message>
        <source>Let the unit speak again</source>
        <translation>유닛 다시 켜기</translation>
    </message>
</context>
<context>
    <name>WeightPicker</name>
    <message>
        <source>Block</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>From</source>
        <translation>어디에서</translation>
    </message>
    <message>
        <source>To</source>
        <translation>어디로</translation>
    </message>
</context>
<context>
    <name>WeightPlot</name>
    <message>
        <source>All layers</source>
        <translation>모든 층</translation>
    </message>
    <message>
        <source>One layer over time: ridge</source>
        <translation>한 층의 변화: 능선</translation>
    </message>
    <message>
        <source>One layer over time: overlay</source>
        <translation>한 층의 변화: 겹쳐 보기</translation>
    </message>
    <message>
        <source>One layer over time: percentiles</source>
        <translation>한 층의 변화: 백분위수</translation>
    </message>
    <message>
        <source>Show as</source>
        <translation>표시 방식</translation>
    </message>
    <message>
        <source>Time slider</source>
        <translation>시간 슬라이더</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>percentiles by epoch</source>
        <translation>에포크별 백분위수</translation>
    </message>
    <message>
        <source>histograms by epoch</source>
        <translation>에포크별 히스토그램</translation>
    </message>
    <message>
        <source>first and last, {n} of {all} layers</source>
        <translation>전체 {all}개 층 중 처음과 마지막 {n}개</translation>
    </message>
    <message>
        <source>histogram per layer</source>
        <translation>층별 히스토그램</translation>
    </message>
    <message>
        <source>{block} from {low} to {high}</source>
        <translation>{block} {low}~{high}</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>block</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>low</source>
        <translation>하한</translation>
    </message>
    <message>
        <source>high</source>
        <translation>상한</translation>
    </message>
    <message>
        <source>count</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>{block}: {n} weights from {low} to {high}</source>
        <translation>{block}: {low}~{high}의 가중치 {n}개</translation>
    </message>
    <message>
        <source>90 % from {low} to {high}</source>
        <translation>90 %: {low} ~ {high}</translation>
    </message>
    <message>
        <source>half from {low} to {high}</source>
        <translation>절반: {low} ~ {high}</translation>
    </message>
    <message>
        <source>median {value}</source>
        <translation>중앙값 {value}</translation>
    </message>
    <message>
        <source>weights from {low} to {high}</source>
        <translation>가중치 {low} ~ {high}</translation>
    </message>
</context>
<context>
    <name>WeightPopup</name>
    <message>
        <source>All weights:</source>
        <translation>모든 가중치:</translation>
    </message>
    <message>
        <source>Type a number, or turn the wheel (with Shift in small steps).</source>
        <translation>숫자를 입력하거나 휠을 돌리십시오(Shift를 누르면 조금씩).</translation>
    </message>
    <message>
        <source>Choose a weight with the mouse or the arrow keys; type a number or turn the wheel.</source>
        <translation>마우스나 화살표 키로 가중치를 고르고, 숫자를 입력하거나 휠을 돌리십시오.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>닫기 (Esc)</translation>
    </message>
</context>
<context>
    <name>WhatsThis</name>
    <message>
        <source>Where the examples come from, what of them the network is fed with, and how they are divided into those it learns from and those it is judged by.</source>
        <translation>예제가 어디서 오는지, 그중 무엇을 신경망에 넣는지, 그리고 배우는 데 쓰는 예제와 평가에 쓰는 예제로 어떻게 나누는지.</translation>
    </message>
    <message>
        <source>What the network answers now: over the plane of two inputs, or counted over all classes. The points are the examples.</source>
        <translation>신경망의 지금 답: 두 입력의 평면 위에서, 또는 모든 클래스에 걸쳐 센 결과. 점은 예제입니다.</translation>
    </message>
    <message>
        <source>The settings of what is selected in the network, and those of the training.</source>
        <translation>신경망에서 선택한 것의 설정과 학습의 설정.</translation>
    </message>
    <message>
        <source>How far the answers are from the targets, over time. Lower is better.</source>
        <translation>시간에 따른 답과 목표의 거리. 낮을수록 좋습니다.</translation>
    </message>
    <message>
        <source>How good the answers are, over time: the share of right ones, or R². Higher is better.</source>
        <translation>시간에 따른 답의 좋은 정도: 맞힌 비율 또는 R². 높을수록 좋습니다.</translation>
    </message>
    <message>
        <source>How the weights of each layer are spread, and how that changes.</source>
        <translation>각 층의 가중치가 어떻게 퍼져 있고 어떻게 변하는지.</translation>
    </message>
    <message>
        <source>How strongly each layer is being changed. Layers that hardly move learn hardly anything.</source>
        <translation>각 층이 얼마나 강하게 바뀌고 있는지. 거의 움직이지 않는 층은 거의 배우지 못합니다.</translation>
    </message>
    <message>
        <source>The network, from its inputs on the left to its output on the right. Every unit shows what it computes; an edge shows a weight, its sign as colour and its magnitude as width. A click selects a block, pins a unit, opens a weight or all those of a filter; a right click freezes; a double click opens the settings.</source>
        <translation>왼쪽의 입력에서 오른쪽의 출력까지의 신경망. 유닛은 계산하는 것을, 연결선은 가중치를 보여 줍니다: 색은 부호, 굵기는 크기. 누르면 블록을 선택하거나, 유닛을 고정 표시하거나, 가중치 또는 필터의 모든 가중치를 엽니다. 오른쪽 버튼으로 고정하고, 두 번 누르면 설정을 엽니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Drag a panel by its title, close it, lay it on another; View &gt; Panels brings it back.</source>
        <translation>패널은 제목을 끌어 옮기고, 닫고, 다른 패널 위에 겹칠 수 있습니다. 보기 &gt; 패널에서 다시 꺼냅니다.</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>All commands, with their keys. Help &gt; Keyboard shortcuts lists the keys.</source>
        <translation>모든 명령과 그 단축키. 도움말 &gt; 키보드 단축키에 단축키 목록이 있습니다.</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>메뉴</translation>
    </message>
</context>
</TS>
